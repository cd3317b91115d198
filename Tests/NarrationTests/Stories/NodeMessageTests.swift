import Controllers
import Kubernetes
import Narration
import Testing

struct NodeMessageTests {
  @Test("a NodeClaim's life is told in both languages")
  func claims() throws {
    let nexts: [NodeClaimMessage.Next] = [.registration, .initialization, .scheduling, .anotherRound]
    try Golden.expect(
      Self.claimSteps.flatMap { step in
        Prose.lines(
          of: NodeClaimMessage.step(
            NodeClaimStep(nodeClaim: "default-x7k2p", nodePool: "default", step: step)))
      } + nexts.flatMap { Prose.lines(of: NodeClaimMessage.next($0)) }
        + Prose.lines(of: NodeClaimMessage.allocatable("cpu 3920m"))
        + Prose.lines(of: NodeClaimMessage.answer("no capacity")),
      named: "nodeclaims")
  }

  @Test("a node's departure is told in both languages")
  func drains() throws {
    let stages = Self.stages.flatMap { stage in
      [nil, VirtualTime.seconds(2520)].flatMap { deadline in
        Prose.lines(
          of: DrainMessage.stage(
            DrainStep(node: "ip-1", nodeClaim: "default-x7k2p", deadline: deadline, stage: stage)))
      }
    }
    try Golden.expect(stages + Self.drainMessages.flatMap { Prose.lines(of: $0) }, named: "drains")
  }

  static let unreachable = Taint(key: WellKnown.notReady, effect: .noExecute)
  static let machine = LaunchedMachine(
    providerID: "aws:///us-east-1b/i-0a41", imageID: "ami-1", instanceType: "c7g.xlarge", zone: "us-east-1b",
    capacityType: "spot", priceUSDPerHour: 0.0519, labels: [:], capacity: [:], allocatable: [:])
  static let claimSteps: [NodeClaimStep.Step] = [
    .launch(machine), .registration(node: "ip-1", taintsAdded: [], after: .seconds(52)),
    .registration(node: "ip-1", taintsAdded: [unreachable], after: .seconds(52)),
    .initialization(node: "ip-1", after: .seconds(70)), .waiting(for: .nodeNotReady),
    .waiting(for: .startupTaint(unreachable)), .waiting(for: .ephemeralTaint(unreachable)),
    .waiting(for: .resourceNotRegistered("nvidia.com/gpu")), .failure(.insufficientCapacity(message: "")),
    .failure(.nodeClassNotReady(message: "")), .failure(.launchFailed(reason: "LaunchFailed", message: "")),
    .failure(.launchTimeout(after: .seconds(300))), .failure(.registrationTimeout(after: .seconds(900))),
    .failure(.multipleNodes(["ip-1", "ip-2"])), .nodeDeletion(nodes: ["ip-1"]),
    .instanceTermination(providerID: "aws:///us-east-1b/i-0a41"), .termination(after: .seconds(95)),
  ]
  static let stages: [DrainStep.Stage] =
    [.tainted] + DrainGroup.allCases.map { .draining(DrainStep.Drain(group: $0, waiting: 3)) } + [
      .drained(after: .seconds(31)), .awaitingVolumes(attachments: ["vol-1"]), .volumesDetached,
      .volumesAbandoned(attachments: ["vol-1", "vol-2"]),
      .instanceTermination(providerID: "aws:///us-east-1b/i-0a41"),
      .removed(instanceWasGone: true, after: .seconds(5)),
      .removed(instanceWasGone: false, after: .seconds(40)),
    ]
  static let pod = NamespacedName(namespace: "default", name: "web-1")
  static let budget = NamespacedName(namespace: "default", name: "web-pdb")
  static var status: PodDisruptionBudget.Status {
    var status = PodDisruptionBudget.Status()
    status.desiredHealthy = 2
    status.currentHealthy = 2
    return status
  }
  static let refusals: [EvictionRefusal] = [
    .severalBudgets([budget, NamespacedName(namespace: "default", name: "todos")]),
    .budgetNotYetProcessed(budget),
    .negativeAllowance(budget), .tooManyUnconfirmed(budget), .budgetExhausted(budget, status: status),
  ]
  static let drainMessages: [DrainMessage] =
    [.evicted(["web-1"])] + refusals.map { .refused(pod: "web-1", $0) } + [
      .moreRefused(4), .forced(DrainStep.Forced(pod: pod, grantedSeconds: 10, ownGraceSeconds: 30)),
      .protected(["job-1"]), .terminating(["web-2", "web-3"]),
    ]
}
