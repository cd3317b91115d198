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

  static func figures() -> [Figure] {
    ProcessUsage.restartPeakMemory()
    var figures = sizes.map { size in
      figure("\(size.pods) diverse Pods", DiversePods.snapshot(size.pods), real: size.real)
    }
    for (policy, real) in [(ProvisioningOptions.PreferencePolicy.respect, 35), (.ignore, 3_451)] {
      var snapshot = DiversePods.snapshotWithPreferences(4_000)
      snapshot.options.preferencePolicy = policy
      figures.append(figure("4000 Pods, preferences: \(policy.rawValue)", snapshot, real: real))
    }
    // The real engine was not measured with it: held against its speed with as many Pods and nothing else.
    figures.append(figure("10000 Pods, 1000 nodes, 100 NodePools", LargeCluster.snapshot(), real: 205))
    figures.append(
      Figure(name: "peak memory", value: Double(ProcessUsage.peakMemoryMebibytes), unit: "MiB"))
    return figures
  }

  private static func figure(_ name: String, _ snapshot: ProvisioningSnapshot, real: Int) -> Figure {
    let count = snapshot.pods.count(where: \.isProvisionable)
    let (seconds, round) = ProcessUsage.measure { Provisioner.solve(snapshot) }
    return Figure(
      name: name, value: Double(count) / seconds, unit: "Pods/s", aim: .atLeast(Double(real * aim)),
      note: "Karpenter \(real); \(count - round.failures.count) placed, \(round.claims.count) claims")
  }
}
