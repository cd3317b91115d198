import Kubernetes
import Testing

@testable import Controllers

struct NodeClaimLifecycleTests {
  private typealias ConditionType = NodeClaim.ConditionType

  private func reconcile(
    _ claim: NodeClaim, _ nodes: [Node] = [], instanceExists: Bool = true, at now: VirtualTime
  ) -> Reconciliation {
    NodeClaimLifecycle.reconcile(claim, nodes: nodes, instanceExists: instanceExists, at: now)
  }

  @Test("a new claim gets its finalizer and its conditions, and asks for a machine")
  func new() throws {
    let claim = NodeClaim("default-x7k2p") { $0.metadata.finalizers = [] }
    let answer = reconcile(claim, at: .seconds(1))
    #expect(answer.cloudRequests == [.launch("default-x7k2p")])
    #expect(answer.updated(NodeClaim.self).first?.metadata.finalizers == ["karpenter.sh/termination"])
    let conditions = try #require(answer.updatedStatus(NodeClaim.self).first?.status.conditions)
    #expect(conditions["Launched"]?.reason == "AwaitingReconciliation")
    #expect(conditions["Launched"]?.lastTransitionTime == .start)
    #expect(conditions["Ready"]?.reason == "ReconcilingDependents")
    #expect(conditions["Ready"]?.message == "Initialized=Unknown, Launched=Unknown, Registered=Unknown")
    #expect(answer.lookAgainAt == .seconds(300))
  }

  @Test("a launched machine's labels come under the claim's own, its capacity into the status")
  func launched() throws {
    let claim = NodeClaim("default-x7k2p")
    let answer = NodeClaimLaunch.reconcile(claim, answer: .launched(.example), at: .seconds(3))
    #expect(answer.nodeClaimSteps == [.launch(.example)])
    let metadata = try #require(answer.updated(NodeClaim.self).first?.metadata)
    #expect(metadata.labels[WellKnown.instanceType] == "c7g.large")
    #expect(metadata.labels[WellKnown.nodePool] == "default")
    let status = try #require(answer.updatedStatus(NodeClaim.self).first?.status)
    #expect(status.providerID == "aws:///us-east-1a/i-1")
    #expect(status.conditions["Launched"]?.lastTransitionTime == .seconds(3))
    #expect(
      answer.reports.map(\.message) == [
        "Status condition transitioned, Type: Launched, Status: Unknown -> True, Reason: Launched"
      ])
  }

  @Test("a launch without capacity deletes the claim; one that failed otherwise is tried again")
  func launchFailures() throws {
    let claim = NodeClaim("default-x7k2p")
    let long = String(repeating: "x", count: 301)
    let empty = NodeClaimLaunch.reconcile(claim, answer: .insufficientCapacity(message: long), at: .start)
    #expect(empty.deletions == ["default-x7k2p"])
    #expect(
      empty.reports.map(\.message) == [
        "NodeClaim default-x7k2p event: \(String(repeating: "x", count: 300))..."
      ])
    let unready = NodeClaimLaunch.reconcile(claim, answer: .nodeClassNotReady(message: "no"), at: .start)
    #expect(unready.deletions == ["default-x7k2p"])
    #expect(unready.reports.isEmpty)
    let failed = NodeClaimLaunch.reconcile(
      claim, answer: .failed(reason: "Unauthorized", message: "not you"), at: .seconds(3))
    #expect(failed.deletions.isEmpty)
    #expect(failed.lookAgainAt == .seconds(7))
    #expect(
      failed.updatedStatus(NodeClaim.self).first?.status.conditions["Launched"]?.reason == "Unauthorized")
  }

  @Test("registration gives the Node what the claim carries")
  func registration() throws {
    let taint = Taint(key: "team", value: "ml", effect: .noSchedule)
    let startup = Taint(key: "cilium", effect: .noExecute)
    let claim = NodeClaim.launched.with {
      $0.spec.taints = [taint]
      $0.spec.startupTaints = [startup]
    }
    let answer = reconcile(claim, [.joining], at: .seconds(60))
    let node = try #require(answer.updated(Node.self).last)
    #expect(node.spec.taints == [taint, startup])
    #expect(node.metadata.labels[WellKnown.nodeRegistered] == "true")
    #expect(node.metadata.labels[WellKnown.instanceType] == "c7g.large")
    #expect(node.metadata.annotations["team"] == "ml")
    #expect(node.metadata.finalizers == ["karpenter.sh/termination"])
    #expect(node.metadata.ownerReferences.map(\.kind) == ["NodeClaim"])
    #expect(
      answer.nodeClaimSteps == [
        .registration(node: "ip-10-0-1-7", taintsAdded: [taint, startup], after: .seconds(60)),
        .waiting(for: .startupTaint(startup)),
      ])
    let status = try #require(answer.updatedStatus(NodeClaim.self).first?.status)
    #expect(status.nodeName == "ip-10-0-1-7")
    #expect(status.conditions["Initialized"]?.message == "StartupTaint \"cilium:NoExecute\" still exists")
  }

  @Test("a Node that kept its taints to itself keeps them; one that lost the unregistered taint is told of")
  func registrationVariants() {
    let claim = NodeClaim.launched.with { $0.spec.taints = [Taint(key: "team", effect: .noSchedule)] }
    let own = Node.joining.with { $0.metadata.labels["karpenter.sh/do-not-sync-taints"] = "true" }
    #expect(reconcile(claim, [own], at: .seconds(60)).updated(Node.self).last?.spec.taints == [])
    let bare = Node.joining.with { $0.spec.taints = [] }
    #expect(reconcile(claim, [bare], at: .seconds(60)).reports.first?.reason == "UnregisteredTaintMissing")
    let two = reconcile(claim, [.joining, Node("other")], at: .seconds(60))
    #expect(two.nodeClaimSteps == [.failure(.multipleNodes(["ip-10-0-1-7", "other"]))])
    #expect(
      two.updatedStatus(NodeClaim.self).first?.status.conditions["Ready"]?.reason == "UnhealthyDependents")
  }

  struct Obstacle: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var node: Node
    var requests: ResourceList = [:]
    var reason: String?
    var message = ""
  }

  private static let registered = Node.joining.with {
    $0.spec.taints = []
    $0.metadata.labels[WellKnown.nodeRegistered] = "true"
  }

  @Test(
    "a registered claim is initialized once nothing is in the way",
    arguments: [
      Obstacle(testDescription: "all is there", node: registered, requests: ["nvidia.com/gpu": .zero]),
      Obstacle(
        testDescription: "the Node is not ready",
        node: registered.with { $0.status.conditions[0].status = .isFalse }, reason: "NodeNotReady",
        message: "Node status is NotReady"),
      Obstacle(
        testDescription: "a start-up taint, whatever its value",
        node: registered.with { $0.spec.taints = [Taint(key: "cni", value: "wait", effect: .noSchedule)] },
        reason: "StartupTaintsExist", message: "StartupTaint \"cni:NoSchedule\" still exists"),
      Obstacle(
        testDescription: "a taint of the cloud controller",
        node: registered.with {
          $0.spec.taints = [Taint(key: WellKnown.uninitialized, value: "true", effect: .noSchedule)]
        }, reason: "KnownEphemeralTaintsExist",
        message: "KnownEphemeralTaint \"node.cloudprovider.kubernetes.io/uninitialized=true:NoSchedule\" "
          + "still exists"),
      Obstacle(
        testDescription: "a GPU that its driver has not announced", node: registered,
        requests: ["nvidia.com/gpu": Quantity(1)], reason: "ResourceNotRegistered",
        message: "Resource \"nvidia.com/gpu\" was requested but not registered"),
    ])
  func initialization(_ c: Obstacle) throws {
    let claim = NodeClaim.launched.having(ConditionType.registered).with {
      $0.spec.startupTaints = [Taint(key: "cni", effect: .noSchedule)]
      $0.spec.resources.requests = c.requests
    }
    let answer = reconcile(claim, [c.node], at: .seconds(70))
    let conditions = try #require(answer.updatedStatus(NodeClaim.self).first?.status.conditions)
    if let reason = c.reason {
      #expect(conditions["Initialized"]?.reason == reason)
      #expect(conditions["Initialized"]?.message == c.message)
    } else {
      #expect(conditions.isTrue("Initialized"))
      #expect(conditions["Ready"]?.status == .isTrue)
      #expect(answer.updated(Node.self).last?.metadata.labels[WellKnown.nodeInitialized] == "true")
      #expect(answer.nodeClaimSteps == [.initialization(node: "ip-10-0-1-7", after: .seconds(70))])
    }
  }

  @Test("a claim not launched after 5 minutes, or not registered after 15, is given up")
  func liveness() {
    let waiting = NodeClaim("a").having(ConditionType.launched)
    #expect(reconcile(waiting, at: .seconds(899)).deletions.isEmpty)
    #expect(reconcile(waiting, at: .seconds(899)).lookAgainAt == .seconds(900))
    let late = reconcile(waiting, at: .seconds(900))
    #expect(late.deletions == ["a"])
    #expect(late.nodeClaimSteps == [.failure(.registrationTimeout(after: .seconds(900)))])
    #expect(reconcile(NodeClaim("a"), at: .seconds(299)).deletions.isEmpty)
    let unlaunched = reconcile(NodeClaim("a"), at: .seconds(300))
    #expect(unlaunched.nodeClaimSteps == [.failure(.launchTimeout(after: .seconds(300)))])
    let uninitialized = waiting.having(ConditionType.registered)
    #expect(reconcile(uninitialized, at: .seconds(100_000)).deletions.isEmpty)
  }

  @Test("a deleted claim sends its Node away, then its machine, then goes")
  func finalization() throws {
    let claim = NodeClaim.launched.having(ConditionType.registered).with {
      $0.metadata.deletionTimestamp = .seconds(100)
      $0.spec.terminationGracePeriod = .seconds(3600)
    }
    let first = reconcile(claim, [Self.registered], at: .seconds(100))
    #expect(first.deletions == ["ip-10-0-1-7"])
    #expect(first.nodeClaimSteps == [.nodeDeletion(nodes: ["ip-10-0-1-7"])])
    #expect(first.reports.first?.message == "All pods will be deleted by 2026-01-15T13:01:40Z")
    let annotated = try #require(first.updated(NodeClaim.self).first)
    let leaving = Self.registered.with { $0.metadata.deletionTimestamp = .seconds(100) }
    #expect(reconcile(annotated, [leaving], at: .seconds(101)).changesNothing)
    let alone = reconcile(annotated, at: .seconds(120))
    #expect(alone.cloudRequests == [.terminate(providerID: "aws:///us-east-1a/i-1")])
    #expect(alone.lookAgainAt == .seconds(125))
    let gone = reconcile(annotated, instanceExists: false, at: .seconds(125))
    #expect(gone.updated(NodeClaim.self).first?.metadata.finalizers == [])
    #expect(gone.nodeClaimSteps.last == .termination(after: .seconds(25)))
  }

  @Test("a claim that never registered leaves without touching any Node")
  func finalizationUnregistered() {
    let claim = NodeClaim("a") { $0.metadata.deletionTimestamp = .seconds(100) }
    let answer = reconcile(claim, at: .seconds(100))
    #expect(answer.cloudRequests.isEmpty)
    #expect(answer.updated(NodeClaim.self).first?.metadata.finalizers == [])
  }
}
