package io.zoetrope.app.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;

/** What Flink's web page says of a job's tasks; the job's client does not know them. */
final class JobPage {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;

  JobPage(String address, JobID job) {
    request = HttpRequest.newBuilder(URI.create(address + "/jobs/" + job)).build();
  }

  /** Whether each is past restoring its state; not where the page does not answer. */
  boolean tasksRun() throws InterruptedException {
    try {
      JsonNode vertices =
          new ObjectMapper()
              .readTree(http.send(request, BodyHandlers.ofString()).body())
              .path("vertices");
      return !vertices.isEmpty()
          && StreamSupport.stream(vertices.spliterator(), false)
              .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
    } catch (IOException notYet) {
      return false;
    }
  }
}
