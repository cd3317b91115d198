import Cloud
import Controllers
import Karpenter
import Kubernetes

/// What the mini-Karpenter and Karpenter would each do for the same Pods, now.
public struct PlanComparison: Equatable, Sendable {
  /// By Pod.
  public let rows: [Row]
  /// Machines that Karpenter would ask for.
  public let machines: [Machine]

  public struct Row: Equatable, Sendable {
    public let plan: ProvisioningPlan
    public let karpenter: Answer
  }

  public enum Answer: Equatable, Sendable {
    /// One of `machines`, by its place there.
    case machine(Int)
    /// A node, or a claim whose machine is on its way.
    case existing(String)
    /// In Karpenter's own words.
    case none(String)
  }

  public struct Machine: Equatable, Sendable {
    public let nodePool: NodePoolName
    public let cheapest: PricedOffering?
    public let pods: [PodName]
    /// What those Pods leave of what the cheapest type has for Pods.
    public let waste: Waste?
  }

  /// Nodes of the plans together, one for each; nil when some size has no price.
  public var planPriceUSDPerHour: Double? {
    let prices = rows.compactMap(\.plan.choice).map(\.size.priceUSDPerHour)
    return prices.contains(nil) ? nil : prices.compactMap(\.self).reduce(0, +)
  }

  public var karpenterPriceUSDPerHour: Double {
    machines.compactMap(\.cheapest?.priceUSDPerHour).reduce(0, +)
  }
}

extension World {
  /// Nothing is done: Karpenter's round is made in a copy, with the NodePools that there are.
  public func comparePlans() -> PlanComparison {
    let plans = provisioningPlans(miniKarpenterConfiguration)
    var trial = self
    let snapshot = trial.provisioningSnapshot(of: Set(plans.map(\.pod)))
    let round = Provisioner.solve(snapshot)
    let failures = Dictionary(
      round.failures.map { ($0.pod, Karpenter.UpstreamText.failedScheduling($0.failure)) }
    ) { first, _ in first }
    let rows = plans.map { plan in
      let answer: PlanComparison.Answer
      if let index = round.claims.firstIndex(where: { $0.pods.contains(plan.pod) }) {
        answer = .machine(index)
      } else if let place = round.existing.first(where: { $0.pods.contains(plan.pod) }) {
        answer = .existing(place.name)
      } else {
        answer = .none(failures[plan.pod] ?? "")
      }
      return PlanComparison.Row(plan: plan, karpenter: answer)
    }
    return PlanComparison(rows: rows, machines: round.claims.map { machine($0, snapshot) })
  }

  private func machine(_ claim: PlannedClaim, _ snapshot: ProvisioningSnapshot) -> PlanComparison.Machine {
    let type = snapshot.instanceTypes[claim.nodePool]?.first { $0.name == claim.cheapest?.instanceType }
    var requests = ResourceList()
    for pod in claim.pods.compactMap({ objects.pods[$0] }) { requests.add(pod.spec.effectiveRequests) }
    let waste = type.map {
      NodeSize(name: $0.name, resources: $0.allocatable).waste(after: requests)
    }
    return PlanComparison.Machine(
      nodePool: claim.nodePool, cheapest: claim.cheapest, pods: claim.pods, waste: waste)
  }
}
