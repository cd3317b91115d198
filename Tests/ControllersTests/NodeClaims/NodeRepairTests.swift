import Kubernetes
import Testing

@testable import Controllers

struct NodeRepairTests {
  private static func node(_ name: String, _ type: String = "Ready", _ status: Condition.Status = .isTrue)
    -> Node
  {
    Node(name).with { $0.status.conditions.set(Condition(type: type, status: status), at: .start) }
  }

  private static func repair(_ node: Node, among others: Int, unwell: Int = 0, at seconds: Int)
    -> Reconciliation
  {
    let rest = (0..<others).map { Self.node("n\($0)", "Ready", $0 < unwell ? .unknown : .isTrue) }
    return NodeRepair.reconcile(.launched, node: node, nodes: [node] + rest, at: .seconds(seconds))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let type: String
    let status: Condition.Status
    /// In seconds; nil for ever.
    let borneFor: Int?
  }

  @Test(
    "how long each condition is borne",
    arguments: [
      Case(testDescription: "not ready", type: "Ready", status: .isFalse, borneFor: 1800),
      Case(testDescription: "not heard of", type: "Ready", status: .unknown, borneFor: 1800),
      Case(
        testDescription: "accelerators", type: "AcceleratedHardwareReady", status: .isFalse, borneFor: 600),
      Case(testDescription: "network", type: "NetworkingReady", status: .isFalse, borneFor: 1800),
      Case(
        testDescription: "pressure is nobody's business", type: "MemoryPressure", status: .isTrue,
        borneFor: nil),
      Case(
        testDescription: "an unknown network too", type: "NetworkingReady", status: .unknown, borneFor: nil),
    ])
  func policies(_ c: Case) {
    let node = Self.node("sick", c.type, c.status)
    guard let seconds = c.borneFor else {
      let answer = Self.repair(node, among: 9, at: 86_400)
      #expect(answer.changesNothing && answer.lookAgainAt == nil)
      return
    }
    let early = Self.repair(node, among: 9, at: seconds - 1)
    #expect(early.changesNothing && early.lookAgainAt == .seconds(seconds))
    let late = Self.repair(node, among: 9, at: seconds)
    #expect(late.deletions == ["default-x7k2p"])
    #expect(
      late.updated(NodeClaim.self).first?.metadata.annotations[WellKnown.nodeClaimTerminationTimestamp]
        == VirtualTime.seconds(seconds).rfc3339)
  }

  @Test(
    "a fifth of the pool, rounded up, may be unwell; beyond that nobody is repaired",
    arguments: [(2, 0, true), (2, 1, false), (4, 0, true), (5, 1, true), (9, 1, true), (9, 2, false)])
  func threshold(others: Int, unwell: Int, isRepaired: Bool) {
    let answer = Self.repair(Self.node("sick", "Ready", .unknown), among: others, unwell: unwell, at: 3600)
    #expect(answer.deletions.isEmpty == !isRepaired)
    guard !isRepaired else { return }
    #expect(answer.lookAgainAt == .seconds(3900))
    #expect(
      answer.reports.map { "\($0.reason): \($0.message)" }
        == ["NodeRepairBlocked: more than 20% nodes are unhealthy in the nodepool"])
  }
}
