import Kubernetes
import Testing

@testable import Controllers

struct NodePoolControllerTests {
  private static func pool(_ change: (inout NodePool) -> Void = { _ in }) -> NodePool {
    NodePool().with {
      $0.metadata = ObjectMeta(name: "default")
      $0.metadata.generation = 1
      $0.metadata.creationTimestamp = .start
      change(&$0)
    }
  }

  private static let ready = NodeClassState(
    ready: Condition(type: "Ready", status: .isTrue, reason: "Ready"), generation: 1)

  private func reconcile(
    _ pool: NodePool, _ nodeClass: NodeClassState? = ready, usage: ResourceList = [:]
  ) -> Reconciliation {
    var health = RegistrationHealth()
    return NodePoolController.reconcile(
      pool, nodeClass: nodeClass, usage: usage, health: &health, at: .seconds(1))
  }

  struct Readiness: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var nodeClass: NodeClassState?
    var reason: String
    var message: String
    var isReady = false
  }

  @Test(
    "a NodePool is as ready as its NodeClass",
    arguments: [
      Readiness(
        testDescription: "ready", nodeClass: ready, reason: "NodeClassReady", message: "", isReady: true),
      Readiness(
        testDescription: "not there", nodeClass: nil, reason: "NodeClassNotFound",
        message: "NodeClass not found on cluster"),
      Readiness(
        testDescription: "being deleted",
        nodeClass: NodeClassState(isBeingDeleted: true, ready: nil, generation: 1),
        reason: "NodeClassTerminating", message: "NodeClass is Terminating"),
      Readiness(
        testDescription: "not looked at yet", nodeClass: NodeClassState(ready: nil, generation: 1),
        reason: "NodeClassReadinessUnknown", message: "Node Class Readiness Unknown"),
      Readiness(
        testDescription: "not ready, for a reason of its own",
        nodeClass: NodeClassState(
          ready: Condition(
            type: "Ready", status: .isFalse, reason: "UnhealthyDependents", message: "SubnetsReady=False"),
          generation: 1), reason: "UnhealthyDependents", message: "SubnetsReady=False"),
    ])
  func readiness(_ c: Readiness) throws {
    let answer = reconcile(Self.pool(), c.nodeClass)
    let conditions = try #require(answer.updatedStatus(NodePool.self).first?.status.conditions)
    #expect(conditions["NodeClassReady"]?.reason == c.reason)
    #expect(conditions["NodeClassReady"]?.message == c.message)
    #expect(conditions.isTrue("Ready") == c.isReady)
    #expect(
      answer.changes == [
        .nodePoolReadiness(
          isReady: c.isReady, reason: c.isReady ? "Ready" : c.reason, message: c.message)
      ])
  }

  struct InvalidPool: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout NodePool) -> Void
    var message: String
  }

  private static func require(_ key: String, _ kind: NodeSelectorRequirement.Operator, _ values: String...)
    -> NodeSelectorRequirementWithMinValues
  {
    NodeSelectorRequirementWithMinValues(
      NodeSelectorRequirement(key: key, operator: kind, values: values))
  }

  @Test(
    "a template that its schema lets through can still be wrong",
    arguments: [
      InvalidPool(
        testDescription: "Karpenter's own label",
        change: { $0.template.labels = ["karpenter.sh/nodepool": "x"] },
        message: "invalid key name \"karpenter.sh/nodepool\" in labels, restricted"),
      InvalidPool(
        testDescription: "a label that is no name", change: { $0.template.labels = ["-a": "x"] },
        message:
          "invalid key name \"-a\" in labels, \"name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')\""
      ),
      InvalidPool(
        testDescription: "a capacity type that is none, as a label",
        change: { $0.template.labels = ["karpenter.sh/capacity-type": "xspot"] }, message: ""),
      InvalidPool(
        testDescription: "a capacity type that is none, as a requirement",
        change: { $0.template.spec.requirements = [require("karpenter.sh/capacity-type", .isIn, "xspot")] },
        message:
          "invalid value: no valid values found in [xspot] for karpenter.sh/capacity-type, expected one of: map[on-demand:{} reserved:{} spot:{}], got: [xspot] in requirements, restricted"
      ),
      InvalidPool(
        testDescription: "two mistakes in one requirement",
        change: { $0.template.spec.requirements = [require("a b", .isIn)] },
        message:
          "invalid value: key a b is not a qualified name, name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'); key a b with operator In must have a value defined in requirements, restricted"
      ),
      InvalidPool(
        testDescription: "Karpenter's own label as a requirement comes last",
        change: {
          $0.template.spec.requirements = [
            require("karpenter.sh/nodepool", .exists), require("tier", .isIn),
          ]
        },
        message:
          "invalid value: key tier with operator In must have a value defined in requirements, restricted; invalid key: \"karpenter.sh/nodepool\" in requirements, restricted"
      ),
      InvalidPool(
        testDescription: "one taint twice",
        change: {
          $0.template.spec.taints = [Taint(key: "team", effect: .noSchedule)]
          $0.template.spec.startupTaints = [Taint(key: "team", value: "ml", effect: .noSchedule)]
        }, message: "duplicate taint Key/Effect pair team=NoSchedule"),
    ])
  func validation(_ c: InvalidPool) throws {
    let conditions = try #require(
      reconcile(Self.pool(c.change)).updatedStatus(NodePool.self).first?.status.conditions)
    let condition = try #require(conditions["ValidationSucceeded"])
    #expect(condition.message == c.message)
    #expect(condition.reason == (c.message.isEmpty ? "ValidationSucceeded" : "NodePoolValidationFailed"))
    if !c.message.isEmpty { #expect(conditions["Ready"]?.reason == "UnhealthyDependents") }
  }

  @Test("the status counts what the pool's machines come to, nothing included")
  func counter() throws {
    let status = try #require(
      reconcile(Self.pool(), usage: [.cpu: Quantity(12), "nodes": Quantity(3)])
        .updatedStatus(NodePool.self).first?.status)
    #expect(status.nodes == 3)
    #expect(status.resources[.cpu] == Quantity(12))
    #expect(status.resources[.memory] == .zero)
    #expect(status.resources["nodes"] == Quantity(3))
  }

  struct HashCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout NodePool) -> Void
    var drifts: Bool
  }

  @Test(
    "the hash changes with what drifts, and with nothing else",
    arguments: [
      HashCase(testDescription: "a label", change: { $0.template.labels["a"] = "b" }, drifts: true),
      HashCase(
        testDescription: "an annotation", change: { $0.template.annotations["a"] = "b" }, drifts: true),
      HashCase(
        testDescription: "a taint",
        change: { $0.template.spec.taints.append(Taint(key: "c", effect: .noSchedule)) }, drifts: true),
      HashCase(
        testDescription: "the order of taints", change: { $0.template.spec.taints.reverse() }, drifts: false),
      HashCase(
        testDescription: "expireAfter", change: { $0.template.spec.expireAfter = .never }, drifts: true),
      HashCase(
        testDescription: "terminationGracePeriod",
        change: { $0.template.spec.terminationGracePeriod = .seconds(1) }, drifts: true),
      HashCase(
        testDescription: "the NodeClass", change: { $0.template.spec.nodeClassRef.name = "other" },
        drifts: true),
      HashCase(
        testDescription: "requirements, which drift by themselves",
        change: {
          $0.template.spec.requirements = [
            NodeSelectorRequirementWithMinValues(NodeSelectorRequirement(key: "a", operator: .exists))
          ]
        }, drifts: false),
      HashCase(
        testDescription: "limits, weight and budgets",
        change: {
          $0.limits = [.cpu: Quantity(1)]
          $0.weight = 5
          $0.disruption.budgets = []
        }, drifts: false),
    ])
  func hash(_ c: HashCase) {
    let before = Self.pool {
      $0.template.spec.taints = [
        Taint(key: "a", effect: .noSchedule), Taint(key: "b", effect: .noExecute),
      ]
    }
    #expect((before.with { c.change(&$0) }.staticHash != before.staticHash) == c.drifts)
  }

  @Test("the hash is written on the pool, and a changed template is told of")
  func hashAnnotations() throws {
    let first = reconcile(Self.pool())
    let annotated = try #require(first.updated(NodePool.self).first)
    #expect(annotated.metadata.annotations[WellKnown.nodePoolHashVersion] == "v3")
    #expect(!first.changes.contains(.nodePoolTemplateChanged))
    let changed = annotated.with { $0.template.labels["team"] = "ml" }
    #expect(reconcile(changed).changes.contains(.nodePoolTemplateChanged))
  }

  @Test("two of the last four machines that never registered make a pool unhealthy; successes heal it")
  func registrationHealth() {
    var health = RegistrationHealth()
    var pool = Self.pool()
    func note(_ claim: NodeClaim?) -> String? {
      let answer = health.note(failed: claim, of: pool, at: .seconds(9))
      if let next = answer.updatedStatus(NodePool.self).first { pool = next }
      let condition = pool.status.conditions["NodeRegistrationHealthy"]
      return condition.map { "\($0.status.rawValue) \($0.reason)" }
    }
    #expect(note(nil) == "True NodeRegistrationHealthy")
    #expect(note(.launched) == "True NodeRegistrationHealthy")
    #expect(note(.launched) == "False RegistrationFailed")
    #expect(note(nil) == "False RegistrationFailed")
    #expect(note(nil) == "False RegistrationFailed")
    #expect(note(nil) == "True NodeRegistrationHealthy")
  }

  @Test("a NodeClass that is deleted waits for the claims that use it")
  func nodeClassTermination() {
    let nodeClass = EC2NodeClass().with {
      $0.metadata.name = "default"
      $0.metadata.finalizers = [NodeClassTermination.finalizer]
      $0.metadata.deletionTimestamp = .start
    }
    let claims = (1...6).map { NodeClaim("c\($0)") }
    let waiting = NodeClassTermination.reconcile(nodeClass, claims: claims)
    #expect(
      waiting.reports.map(\.message) == [
        "Waiting on NodeClaim termination for c1, c2, c3, c4, c5 and 1 other(s)"
      ])
    #expect(waiting.updated(EC2NodeClass.self).isEmpty)
    let free = NodeClassTermination.reconcile(nodeClass, claims: [])
    #expect(free.updated(EC2NodeClass.self).first?.metadata.finalizers == [])
  }
}
