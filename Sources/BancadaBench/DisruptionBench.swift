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

  static func figures() -> [Figure] {
    ProcessUsage.restartPeakMemory()
    var figures = sizes.map { size in
      let snapshot = ConsolidationCluster.snapshot(vCPU: size.vCPU)
      let (seconds, outcome) = ProcessUsage.measure { fullPass(snapshot) }
      return Figure(
        name: "several nodes, \(size.vCPU) vCPU each", value: seconds, unit: "s",
        aim: .atMost(size.real / aim), note: "Karpenter \(size.real); \(outcome)")
    }
    let full = ConsolidationCluster.fullSnapshot()
    let (seconds, outcome) = ProcessUsage.measure { singlePass(full) }
    figures.append(
      Figure(
        name: "single nodes, nothing to find", value: seconds, unit: "s", aim: .atMost(fruitlessAim),
        note: "Karpenter 80 or more; \(outcome)"))
    figures.append(
      Figure(name: "peak memory", value: Double(ProcessUsage.peakMemoryMebibytes), unit: "MiB"))
    return figures
  }

  /// Seconds of a pass over so many full nodes that finds nothing.
  static func fruitlessSeconds(nodes: Int) -> Double {
    let full = ConsolidationCluster.fullSnapshot(nodes: nodes)
    return ProcessUsage.measure { singlePass(full) }.cpuSeconds
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
