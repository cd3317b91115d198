import Kubernetes

/// A Pod that kube-scheduler put elsewhere than Karpenter had assumed when it decided what to launch.
///
/// Karpenter binds nothing: it treats preferences as required, gives them up one at a time, and packs in an order
/// of its own. The scheduler then scores the nodes it finds.
public struct SchedulerDivergence: Equatable, Sendable {
  public enum Assumption: Equatable, Sendable {
    case existingNode(NodeName)
    /// A claim of the round, by its place in it.
    case claim(Int, name: NodeClaimName?)
  }

  public let pod: PodName
  public let assumed: Assumption
  public let actual: NodeName
  /// What Karpenter had given up for the Pod, which the scheduler still weighs.
  public let relaxations: [Relaxation]

  /// Compares a round with where its Pods were bound.
  ///
  /// - Parameters:
  ///   - claimNames: the names that the round's claims were given, by their places in it.
  ///   - nodeNames: the node that each claim became.
  ///   - bindings: the node of each Pod that has been bound since.
  /// - Returns: Pods that are elsewhere, in the order of the round; Pods not bound yet are left out.
  public static func find(
    in round: ProvisioningRound, claimNames: [Int: NodeClaimName], nodeNames: [NodeClaimName: NodeName],
    bindings: [PodName: NodeName]
  ) -> [SchedulerDivergence] {
    round.pods.compactMap { decision in
      guard let actual = bindings[decision.pod] else { return nil }
      let assumed: Assumption
      let expected: NodeName?
      switch decision.outcome {
      case .failed: return nil
      case .existing(let name):
        guard let placement = round.existing.first(where: { $0.name == name }) else { return nil }
        let node = placement.node ?? placement.nodeClaim.flatMap { nodeNames[$0] }
        assumed = .existingNode(node ?? NodeName(name))
        expected = node
      case .claim(let index):
        assumed = .claim(index, name: claimNames[index])
        expected = claimNames[index].flatMap { nodeNames[$0] }
      }
      guard expected != actual else { return nil }
      return SchedulerDivergence(
        pod: decision.pod, assumed: assumed, actual: actual, relaxations: decision.relaxations)
    }
  }
}
