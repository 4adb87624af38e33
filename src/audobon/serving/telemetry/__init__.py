"""What a service does, told to those who run it: metrics, traces, logs, health.

Knows: Prometheus, OpenTelemetry, structlog, and the facts that the queue's file keeps.
Does not know: how jobs are done, or what requests ask.
"""
