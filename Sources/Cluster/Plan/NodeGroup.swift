import Kubernetes

/// Nodes that EKS keeps up by itself: an Auto Scaling group replaces those that end.
public struct NodeGroup: Equatable, Sendable {
  public var name: String
  public var instanceType: String
  public var scaling: Scaling
  public var taints: [Taint]
  public var labels: Labels

  /// On which managed node groups' nodes carry their group's name.
  public static let label = "eks.amazonaws.com/nodegroup"

  /// The course's: two small arm64 machines that only critical Pods tolerate.
  public static let bootstrap = NodeGroup(
    name: "bootstrap", instanceType: "t4g.medium", scaling: Scaling(minimum: 2, maximum: 3, desired: 2),
    taints: [Taint(key: "CriticalAddonsOnly", value: "true", effect: .noSchedule)],
    labels: ["role": "bootstrap"])

  /// Between how many nodes the group may have, and how many it should.
  public struct Scaling: Equatable, Sendable {
    public var minimum: Int
    public var maximum: Int
    public var desired: Int

    /// The most nodes that a group is let have here; EKS's quota is 450.
    public static let largest = 100

    public init(minimum: Int, maximum: Int, desired: Int) {
      self.minimum = minimum
      self.maximum = maximum
      self.desired = desired
    }

    /// Numbers that EKS does not take, in the order in which it looks at them.
    public enum Fault: Error, Equatable, Sendable {
      case minimumAboveDesired(Int, Int)
      case desiredAboveMaximum(Int, Int)
      case outOfRange(Int, ClosedRange<Int>)
    }

    public func check() throws(Fault) {
      for size in [minimum, desired, maximum] where !(0...Self.largest).contains(size) {
        throw .outOfRange(size, 0...Self.largest)
      }
      guard maximum > 0 else { throw .outOfRange(maximum, 1...Self.largest) }
      guard minimum <= desired else { throw .minimumAboveDesired(minimum, desired) }
      guard desired <= maximum else { throw .desiredAboveMaximum(desired, maximum) }
    }
  }
}
