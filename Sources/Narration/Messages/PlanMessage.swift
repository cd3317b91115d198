import Cloud
import Cluster
import Controllers
import Karpenter
import Kubernetes

/// What is said about plans, and about the mini-Karpenter as a program.
public enum PlanMessage: Message, Equatable {
  case notRunning
  /// It runs, and there is nothing to advise.
  case nothing(isSoon: Bool)
  case running(MiniKarpenter.Runner?)
  case noPlan(String)
  case noSizeFits(PodName)
  case unknownSetting(String, nearest: [String])
  case unknownController(String)
  case enabled
  case disabled
  case alreadyRunning(PodName)
  case needsNamespace
  case column(Column)
  case total(plans: Double?, planNodes: Int, karpenter: Double, machines: Int)
  case difference(Difference)
  case nothingToCompare
  /// A cluster that was exported elsewhere.
  case dump(objects: Int, skipped: [String])
  // The tools of the class.
  case cargoRuns
  case cargoBuilds(String)
  case imageIsThere(String)
  case imageIsElsewhere
  case makes(String)
  case unknownTarget(String, known: [String])
  case notADockerCommand(String)

  public enum Column: Sendable { case pod, size, price, waste, karpenter, shares }

  /// Why two answers for the same Pods are not the same.
  public enum Difference: Equatable, Sendable {
    case sharedMachines(pods: Int, machines: Int)
    case existingNodes(pods: Int)
    case spot
    case overhead(size: String, type: String)
    case undeclared(pods: Int)
    case onlyKarpenter(pods: Int)
    case none
  }
}

extension PlanComparison {
  /// What makes the two differ, in the order in which it weighs.
  public var differences: [PlanMessage.Difference] {
    var differences: [PlanMessage.Difference] = []
    let existing = rows.count { if case .existing = $0.karpenter { true } else { false } }
    let refused = rows.count { row in
      if case .none = row.karpenter { row.plan.choice != nil } else { false }
    }
    let onlyKarpenter = rows.count { row in
      if case .none = row.karpenter { false } else { row.plan.choice == nil }
    }
    let sharing = machines.reduce(0) { $0 + $1.pods.count }
    if sharing > machines.count {
      differences.append(.sharedMachines(pods: sharing, machines: machines.count))
    }
    if existing > 0 { differences.append(.existingNodes(pods: existing)) }
    if refused > 0 { differences.append(.undeclared(pods: refused)) }
    if onlyKarpenter > 0 { differences.append(.onlyKarpenter(pods: onlyKarpenter)) }
    if machines.contains(where: { $0.cheapest?.capacityType == .spot }) { differences.append(.spot) }
    if differences.isEmpty, let alone = overhead { differences.append(alone) }
    return differences.isEmpty ? [.none] : differences
  }

  /// A Pod alone on either side, whose machines are not alike: what a machine keeps for itself was counted by one.
  private var overhead: PlanMessage.Difference? {
    for row in rows {
      guard case .machine(let index) = row.karpenter, let size = row.plan.choice?.size,
        let type = machines[index].cheapest?.instanceType
      else { continue }
      return .overhead(size: size.name, type: type)
    }
    return nil
  }
}
