import Karpenter
import Kubernetes

/// Disruption over 1,000 nodes and 10,000 Pods, as the real engine was measured: one pass that finds a command, with
/// its second look; and a pass over single nodes that finds none, which costs a simulation for each.
enum DisruptionBench {
  /// Seconds of Karpenter 1.13.0 on one core, by the size of the nodes; of the last, on two.
  private static let sizes: [(vCPU: Int, real: Double)] = [(16, 3.0), (8, 3.9), (4, 2.4)]
  /// Aimed at: so many times faster.
  private static let aim = 10.0
  /// Aimed at for the pass that finds nothing; the real engine would need 80 s or more.
  private static let fruitlessAim = 5.0

  static func report() -> [String] {
    ProcessUsage.restartPeakMemory()
    var lines = ["disruption, 1,000 nodes, 10,000 Pods: CPU seconds (Karpenter 1.13.0 on one core, aim)"]
    for size in sizes {
      let snapshot = ConsolidationCluster.snapshot(vCPU: size.vCPU)
      let (seconds, outcome) = time { fullPass(snapshot) }
      lines.append("  \(size.vCPU) vCPU: \(seconds) (\(size.real), \(size.real / aim)), \(outcome)")
    }
    let full = ConsolidationCluster.fullSnapshot()
    let (seconds, outcome) = time { singlePass(full) }
    lines.append("  single nodes, nothing to find: \(seconds) (80, \(fruitlessAim)), \(outcome)")
    lines.append("  peak memory: \(ProcessUsage.peakMemoryMebibytes) MiB")
    return lines
  }

  private static func time(_ work: () -> String) -> (seconds: Double, outcome: String) {
    let start = ProcessUsage.cpuSeconds
    let outcome = work()
    return (((ProcessUsage.cpuSeconds - start) * 1000).rounded() / 1000, outcome)
  }

  private static func fullPass(_ snapshot: DisruptionSnapshot) -> String {
    let pass = Disruption.pass(snapshot, through: .multiNodeConsolidation)
    guard let command = pass.commands.first else { return "nothing" }
    let second = Disruption.validate(command, snapshot)
    return "\(second.stage.name): \(command.decision.rawValue) \(command.candidates.count) nodes"
  }

  private static func singlePass(_ snapshot: DisruptionSnapshot) -> String {
    let pass = Disruption.pass(snapshot, from: .singleNodeConsolidation)
    let attempts = pass.methods.reduce(0) { $0 + $1.attempts.count }
    return "\(attempts) simulations, \(pass.commands.count) commands"
  }
}
