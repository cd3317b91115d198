// How fast the engines are, on one core. `make bench` runs it in release mode.

let reports = [
  SchedulerBench.report, ProvisioningBench.report, DisruptionBench.report, SessionBench.report,
]
for report in reports { for line in report() { print(line) } }
