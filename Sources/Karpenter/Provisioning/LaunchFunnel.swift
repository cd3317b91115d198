import Kubernetes

/// How the list of instance types shrinks, step by step, on its way to the cloud.
public struct LaunchFunnel: Equatable, Sendable {
  public enum Stage: String, CaseIterable, Sendable {
    /// All that the node class offers.
    case all
    /// The NodePool's own requirements; some offering of it can be had.
    case nodePool
    /// The capacity that the NodePool's limits leave.
    case limits
    /// The claim's requirements with the Pod's and those that topology adds.
    case requirements
    /// Room for the Pods and the DaemonSets.
    case resources
    /// An available offering in the zones and capacity types allowed.
    case offerings
    /// As many different values as `minValues` asks for.
    case minValues
    /// The cheapest 600.
    case truncation
  }

  public struct Step: Equatable, Sendable {
    public var stage: Stage
    public var remaining: Int
    /// The first five left, by name.
    public var examples: [String]
    /// What took types away, one after the other: each of what those before it had left. What took none is not
    /// among them.
    public var cuts: [Cut]
  }

  /// One thing asked of the types, and those that had it not.
  public struct Cut: Equatable, Sendable {
    public var cause: Cause
    public var removed: Int
    /// The first five taken away, by name.
    public var examples: [String]
  }

  public enum Cause: Equatable, Sendable {
    case requirement(Requirement)
    /// What Pods and DaemonSets ask for together, and the type that has most to give of it.
    case resource(ResourceName, asked: Quantity, most: Roomiest?)
    /// What a NodePool's limit leaves, and the smallest type's capacity.
    case limit(ResourceName, left: Quantity)
    /// Sold in none of the zones allowed, by a capacity type allowed.
    case notSold
    /// Sold there, and not to be had at this moment.
    case unavailable
    /// The kubelet and the system keep more than the machine has.
    case noRoom
    case minValues(key: String, found: Int, asked: Int)
    /// Dearer than 600 others.
    case dearer
  }

  /// The type with most of a resource, and what Pods can have of it.
  public struct Roomiest: Equatable, Sendable {
    public var instanceType: String
    public var allocatable: Quantity
  }

  public var steps: [Step] = []

  public init() {}

  /// The step that took the last type; nil when some are left.
  public var emptiedBy: Stage? { emptyingStep?.stage }

  /// The first step that leaves nothing; nil when some types are left.
  public var emptyingStep: Step? { steps.first { $0.remaining == 0 } }
}
