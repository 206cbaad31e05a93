package io.zoetrope.app.command.topic;

import picocli.CommandLine.Command;

/** What can be done with topics. */
@Command(
    name = "topics",
    description = "Create the topics that a pipeline needs, or say what is wrong with them.",
    mixinStandardHelpOptions = true,
    subcommands = {TopicsCreate.class, TopicsCheck.class})
public final class Topics {}
