import Karpenter
import Kubernetes

/// The road not taken: what a NodePool would have answered to a Pod, and why another place was found first.
public enum WhyNotMessage: Message, Equatable {
  case head(nodePool: NodePoolName, pod: String)

  /// No question at all.
  case asksWhat
  /// A Pod that was thought to be without a node.
  case isPlaced(pod: String, node: NodeName, phase: String)

  // MARK: What happened
  case nobodyAsked
  case placedBy(Placed, at: VirtualTime)
  /// It went onto a claim that another Pod had opened, and so no NodePool was asked for it.
  case joined(opener: String)
  /// The NodePool that accepted is tried before this one.
  case triedBefore(ProvisioningMessage.WeightedPool, this: ProvisioningMessage.WeightedPool)
  case refusedThen(NodePoolName, at: VirtualTime)
  case itIsThere(NodePoolName)
  case notInRound(NodePoolName, at: VirtualTime)

  // MARK: What it would answer
  case askedNow(NodePoolName)
  case answers(takes: Bool)
  /// Its price beside that of the place which was found.
  case priceBeside(own: Double, other: NodePoolName, otherPrice: Double)
  case noSuchNodePool(String, existing: [String])

  /// Where the Pod went, or nowhere.
  public enum Placed: Equatable, Sendable {
    case existing(String)
    case claim(NodePoolName)
    case nothing
  }
}
