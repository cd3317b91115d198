import Cloud
import Karpenter
import Kubernetes

/// Karpenter's own scheduling benchmark, and the largest cluster that the course speaks of: each is one cold
/// round, all of its preparation counted.
enum ProvisioningBench {
  /// Pods per second of Karpenter 1.13.0 on one core, by number of Pods, and how many nodes come of them.
  private static let sizes: [(pods: Int, real: Int)] = [
    (100, 317), (500, 270), (1_000, 268), (2_000, 231), (5_000, 250), (10_000, 205),
  ]
  /// Aimed at: this many times what the real engine does.
  private static let aim = 10

  static func report() -> [String] {
    ProcessUsage.restartPeakMemory()
    var lines = ["provisioning, 400 instance types: Pods per CPU second (Karpenter 1.13.0 on one core, aim)"]
    for size in sizes {
      lines.append(line("\(size.pods) diverse Pods", DiversePods.snapshot(size.pods), real: size.real))
    }
    for (policy, real) in [(ProvisioningOptions.PreferencePolicy.respect, 35), (.ignore, 3_451)] {
      var snapshot = DiversePods.snapshotWithPreferences(4_000)
      snapshot.options.preferencePolicy = policy
      lines.append(line("4,000 Pods with preferences, \(policy.rawValue)", snapshot, real: real))
    }
    let large = LargeCluster.snapshot()
    lines.append(line("10,000 Pods, 1,000 nodes, 100 NodePools, \(LargeCluster.types.count) types", large))
    lines.append("  peak memory: \(ProcessUsage.peakMemoryMebibytes) MiB")
    return lines
  }

  private static func line(_ name: String, _ snapshot: ProvisioningSnapshot, real: Int? = nil) -> String {
    let count = snapshot.pods.count(where: \.isProvisionable)
    let start = ProcessUsage.cpuSeconds
    let round = Provisioner.solve(snapshot)
    let seconds = ProcessUsage.cpuSeconds - start
    let speed = Int(Double(count) / seconds)
    let against = real.map { " (\($0), \($0 * aim))" } ?? ""
    let outcome = "\(count - round.failures.count) placed, \(round.claims.count) claims"
    return "  \(name): \(speed)\(against), \(Int(seconds * 1000)) ms, \(outcome)"
  }
}
