import Karpenter
import Kubernetes

/// What the mini-Karpenter advises for one Pod that waits: a size of node, and a NodePool that would make it.
///
/// Advice only: nothing is made until somebody applies it.
public struct ProvisioningPlan: Equatable, Sendable {
  public let pod: PodName
  /// Of the ConfigMap that it is written to.
  public let configMap: String
  /// What the Pod asks for, assumed amounts included.
  public let requests: ResourceList
  /// Resources that some container of the Pod does not name.
  public let assumed: [ResourceName]
  /// Every size of the catalogue, smallest first.
  public let candidates: [Candidate]
  /// Nil when no size will do.
  public let choice: Choice?
  /// Why no size will do; empty when one does.
  public let obstacles: [Obstacle]
  /// What the Pod asks for and the plan has not looked at.
  public let ignored: [Ignored]

  public struct Candidate: Equatable, Sendable {
    public let size: NodeSize
    public let verdict: Verdict
  }

  public enum Verdict: Equatable, Sendable {
    case fits(Waste)
    case tooSmall([ResourceName])
    /// Its nodes would not have the labels that the Pod wants.
    case excluded(keys: [String])
  }

  public struct Choice: Equatable, Sendable {
    public let size: NodeSize
    public let waste: Waste
    public let nodePool: NodePoolName
    /// The NodePool, as its manifest.
    public let manifest: JSONValue
  }

  public enum Obstacle: Equatable, Sendable {
    /// Only Karpenter and the kubelet set this label; no NodePool can promise it.
    case reservedLabel(String)
    /// The Pod wants a node by its name.
    case namesNode
    /// No node has a label that is two things at once, or a node affinity without terms.
    case impossibleRequirement(Requirement)
    case noTerms
    /// The catalogue knows the label, and none of its values will do.
    case noSuchValue(Requirement, offered: [String])
    case unknownToCatalogue(Requirement)
    case tooLarge(ResourceName, asked: Quantity, largest: Quantity)
    /// No Pod is there that it must be with.
    case nobodyToBeWith(topologyKey: String)
    /// The Pods that it must be with are on nodes that there are; a new one would not help.
    case onlyOnNodesOfOthers
    case noZoneAllowed
  }

  public enum Ignored: String, Equatable, Sendable {
    case podAffinity, podAntiAffinity, topologySpreadConstraints
  }
}
