#!/usr/bin/env python3
"""Writes zoetrope.json, the dashboard that Grafana shows: ./dashboard.py > zoetrope.json"""
import json

TASK = "flink_taskmanager_job_task_operator_"
JOB = "flink_jobmanager_job_"
SOURCE = {"type": "prometheus", "uid": "${datasource}"}
WIDTH = 24
panels = []
place = {"x": 0, "y": 0}


def job(name):
    return name + '{job_name=~"$job"}'


def camera(name):
    return name + '{camera=~"$camera"}'


def rate(name, by="job_name"):
    return f"sum by ({by}) (rate({job(TASK + name)}[$__rate_interval]))"


def quantile(share, name):
    buckets = job(f"{TASK}le_{name}_bucket")
    return f"histogram_quantile({share}, sum by (job_name, le) (rate({buckets}[$__rate_interval])))"


def quantiles(name):
    return [(quantile(share, name), f"{{{{job_name}}}} p{round(100 * share)}") for share in (0.5, 0.95, 0.99)]


def row(title):
    if place["x"]:
        place.update(x=0, y=place["y"] + 8)
    panels.append({"type": "row", "title": title, "collapsed": False, "panels": [],
                   "gridPos": {"x": 0, "y": place["y"], "w": WIDTH, "h": 1}, "id": len(panels) + 1})
    place["y"] += 1


def panel(kind, title, unit, queries, width, height, description, **more):
    if place["x"] + width > WIDTH:
        place.update(x=0, y=place["y"] + height)
    targets = [{"refId": chr(ord("A") + i), "datasource": SOURCE, "expr": expr, "legendFormat": legend}
               for i, (expr, legend) in enumerate(queries)]
    panels.append({"type": kind, "title": title, "description": description, "datasource": SOURCE, "targets": targets,
                   "gridPos": {"x": place["x"], "y": place["y"], "w": width, "h": height}, "id": len(panels) + 1,
                   "fieldConfig": {"defaults": {"unit": unit, **({} if title == "Skew" else {"min": 0})}, "overrides": []}, **more})
    place["x"] += width
    if place["x"] == WIDTH:
        place.update(x=0, y=place["y"] + height)


def stat(title, unit, expr, description):
    panel("stat", title, unit, [(expr, "")], 4, 4, description,
          options={"reduceOptions": {"calcs": ["lastNotNull"]}, "colorMode": "value", "graphMode": "area"})


def graph(title, unit, queries, description, width=8):
    panel("timeseries", title, unit, queries, width, 8, description, options={"tooltip": {"mode": "multi", "sort": "desc"}})


row("Now")
stat("Cameras that stream", "none", f'sum({camera("zoetrope_camera_state")[:-1]},state="STREAMING"}})', "Zones count like cameras.")
stat("Cameras with a problem", "none", f'sum({camera("zoetrope_camera_problem")})', "Topic camera-health says which.")
stat("Clips a second", "none", f"sum({rate('clipsScored')})", "Scored.")
stat("Events a minute", "none", f"60 * sum({rate('eventsEmitted')})", "Starts, updates and ends.")
stat("Capture to event, p95", "ms", f"max({quantile(0.95, 'captureToEventMillis')})", "Of events that a clip decided.")
stat("Job up for", "ms", f"min({job(JOB + 'uptime')})", "0 while it restarts.")

row("Cameras")
graph("Frames a second", "none", [(camera("zoetrope_camera_fps"), "{{camera}}")], "Out of the decoder.")
graph("State", "none", [(camera("zoetrope_camera_state") + " == 1", "{{camera}} {{state}}")], "Where each camera is.")
graph("Frames to Kafka", "none", [
    (f'sum by (camera) (rate({camera("zoetrope_camera_frames_sent_total")}[$__rate_interval]))', "{{camera}} sent"),
    (f'sum by (camera) (rate({camera("zoetrope_camera_frames_dropped_total")}[$__rate_interval]))', "{{camera}} dropped")],
    "A second; dropped where Kafka is away or too slow.")
graph("Skew", "s", [(camera("zoetrope_camera_skew_seconds"), "{{camera}}")], "Arrival minus capture time of the newest frame.")
graph("Decoding", "s", [(camera("zoetrope_camera_decode_delay_seconds"), "{{camera}}")], "From packets to the picture.")
graph("Connections and crashes", "none", [
    (f'increase({camera("zoetrope_camera_reconnects_total")}[15m])', "{{camera}} reconnects"),
    (f'increase({camera("zoetrope_camera_crashes_total")}[15m])', "{{camera}} crashes")], "In 15 minutes.")

row("From capture to event")
graph("Capture to score", "ms", quantiles("captureToScoreMillis"), "From the capture of a clip's last frame until the model has scored it.")
graph("Capture to event", "ms", quantiles("captureToEventMillis"), "From the capture of the frame that decided an event until it is emitted.")
graph("Records that wait in Kafka", "none", [
    (f"sum by (job_name) ({job(TASK + 'pendingRecords')})", "{{job_name}}")], "Of frames; each spans ingest.batch.")
graph("Frames", "none", [(rate("framesIn"), "{{job_name}} in"), (rate("framesMissing"), "{{job_name}} missing"),
                         (rate("framesExpired"), "{{job_name}} in no clip"), (rate("framesWithheld"), "{{job_name}} withheld")],
      "A second, as they reach the windows.")
graph("Clips", "none", [(rate("clipsMade"), "{{job_name}} made"), (rate("clipsScored"), "{{job_name}} scored"),
                        (rate("clipsFailed"), "{{job_name}} failed"), (rate("clipsShedByWiderHop"), "{{job_name}} shed: wider hop"),
                        (rate("clipsShedByLowPriority"), "{{job_name}} shed: low priority"),
                        (rate("clipsShedAsOldest"), "{{job_name}} shed: oldest")], "A second, by what became of them.")
graph("Lost and set aside", "none", [(rate("recordsLost"), "{{job_name}} expired unread"), (rate("recordsExpired"), "{{job_name}} expired"),
                                     (rate("deadLetters"), "{{job_name}} dead letters"),
                                     (rate("captureToScoreClockAhead"), "{{job_name}} from a clock that is ahead")], "A second.")

row("Model")
graph("Call of the model", "ms", quantiles("modelCallMillis"), "One call with all its clips.")
graph("Batch fill", "percentunit", [
    (f"{rate('clipsInModelCalls')} / ({rate('modelCallMillis_count')} * max by (job_name) ({job(TASK + 'maxBatch')}))", "{{job_name}}")],
    "Clips in a call by those it can take; 100 % on a CPU, which takes one.")
graph("Clips under way", "none", [(f"sum by (job_name) ({job(TASK + 'clipsInFlight')})", "{{job_name}} in flight"),
                                  (f"sum by (job_name) ({job(TASK + 'clipsWaiting')})", "{{job_name}} of them waiting")],
      "Given to the device and not yet back.")
graph("Overload steps", "none", [(f"max by (job_name) ({job(TASK + 'overloadLevel')})", "{{job_name}}")], "In force, where clips are shed.")
graph("Clips by camera", "none", [(f'sum by (camera) (rate({camera(TASK + "camera_clipsScored")}[$__rate_interval]))', "{{camera}}")],
      "Scored a second.")
graph("Busy", "percentunit", [("flink_taskmanager_job_task_busyTimeMsPerSecond" + '{job_name=~"$job"} / 1000', "{{tm_id}} {{subtask_index}}")],
      "Share of the time that tasks work.")

row("Flink")
graph("Restarts", "none", [(f"increase({job(JOB + 'numRestarts')}[15m])", "{{job_name}}")], "In 15 minutes.")
graph("Checkpoints", "none", [(f"increase({job(JOB + 'numberOfCompletedCheckpoints')}[5m])", "{{job_name}} completed"),
                              (f"increase({job(JOB + 'numberOfFailedCheckpoints')}[5m])", "{{job_name}} failed")], "In 5 minutes.")
graph("Last checkpoint", "ms", [(job(JOB + "lastCheckpointDuration"), "{{job_name}}")], "How long it took.")
graph("Checkpoint size", "bytes", [(job(JOB + "lastCheckpointSize"), "{{job_name}}")], "Frames are in none.")
graph("Slots", "none", [("flink_jobmanager_taskSlotsTotal", "all"), ("flink_jobmanager_taskSlotsAvailable", "free")], "Of the cluster.")
graph("Memory", "bytes", [("flink_taskmanager_Status_JVM_Memory_Heap_Used", "{{tm_id}} heap"),
                          ("flink_taskmanager_Status_JVM_Memory_Metaspace_Used", "{{tm_id}} metaspace")],
      "Of task managers, without what models take.")


def chosen(name, label, metric):
    return {"name": name, "label": name.capitalize(), "type": "query", "datasource": SOURCE, "query": f"label_values({metric}, {label})",
            "refresh": 2, "sort": 1, "multi": True, "includeAll": True, "allValue": ".*", "current": {"text": "All", "value": "$__all"}}


print(json.dumps({
    "uid": "zoetrope", "title": "Zoetrope", "tags": ["zoetrope"], "schemaVersion": 39, "version": 1, "editable": False,
    "timezone": "browser", "refresh": "30s", "time": {"from": "now-1h", "to": "now"}, "annotations": {"list": []},
    "templating": {"list": [
        {"name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus", "current": {}},
        chosen("job", "job_name", JOB + "uptime"), chosen("camera", "camera", "zoetrope_camera_state")]},
    "panels": panels}, indent=2))
