// How fast the engines are, on one core. `make bench` runs it in release mode.

for line in SchedulerBench.report() + ProvisioningBench.report() + SessionBench.report() { print(line) }
