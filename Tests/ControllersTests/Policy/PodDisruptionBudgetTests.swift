import Kubernetes
import Testing

@testable import Controllers

struct PodDisruptionBudgetTests {
  private static let deployment = Deployment("web", replicas: 7)
  private static let replicaSet = ReplicaSet().with {
    $0.metadata = ObjectMeta(name: "web-1", namespace: "default")
    $0.metadata.uid = "uid-web-1"
    $0.metadata.ownerReferences = [OwnerReference(controller: deployment)]
    $0.replicas = 7
  }
  private static let scales = WorkloadScales(
    deployments: [deployment], replicaSets: [replicaSet], statefulSets: [])

  private static func pods(ready: Int, of total: Int) -> [Pod] {
    (0..<total).map { index in
      Pod("web-\(index)", labels: ["app": "web"], on: "n1", ready: index < ready ? .start : nil).with {
        $0.metadata.ownerReferences = [OwnerReference(controller: replicaSet)]
        $0.status.phase = .running
      }
    }
  }

  private static func budget(_ name: String = "x", _ change: (inout PodDisruptionBudget) -> Void = { _ in })
    -> PodDisruptionBudget
  {
    PodDisruptionBudget().with {
      $0.metadata = ObjectMeta(name: name, namespace: "default")
      $0.metadata.generation = 1
      $0.selector = LabelSelector(matchLabels: ["app": "web"])
      change(&$0)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var budget: PodDisruptionBudget
    var ready = 7
    var total = 7
    var allowed: Int
    var desired: Int
  }

  @Test(
    "how many disruptions a budget allows",
    arguments: [
      Case(
        testDescription: "maxUnavailable 30 % of 7 rounds up to 3",
        budget: budget { $0.maxUnavailable = .string("30%") }, allowed: 3, desired: 4),
      Case(
        testDescription: "minAvailable 50 % of 7 rounds up to 4",
        budget: budget { $0.minAvailable = .string("50%") }, allowed: 3, desired: 4),
      Case(
        testDescription: "minAvailable 100 %", budget: budget { $0.minAvailable = .string("100%") },
        allowed: 0, desired: 7),
      Case(
        testDescription: "maxUnavailable counts the replicas wanted, not those there",
        budget: budget { $0.maxUnavailable = .int(2) }, ready: 5, total: 5, allowed: 0, desired: 5),
      Case(
        testDescription: "minAvailable as a number", budget: budget { $0.minAvailable = .int(5) }, ready: 6,
        allowed: 1, desired: 5),
      Case(
        testDescription: "fewer healthy than needed", budget: budget { $0.minAvailable = .int(5) }, ready: 3,
        allowed: 0, desired: 5),
      Case(
        testDescription: "no selector selects nothing",
        budget: budget {
          $0.selector = nil
          $0.maxUnavailable = .int(1)
        }, allowed: 0, desired: 0),
      Case(
        testDescription: "an empty selector selects all",
        budget: budget {
          $0.selector = LabelSelector()
          $0.maxUnavailable = .int(1)
        }, allowed: 1, desired: 6),
    ])
  func status(_ c: Case) throws {
    let answer = PodDisruptionBudgetController.reconcile(
      c.budget, pods: Self.pods(ready: c.ready, of: c.total), workloads: Self.scales, at: .start)
    let status = try #require(answer.updatedStatus(PodDisruptionBudget.self).first?.status)
    #expect(status.disruptionsAllowed == c.allowed)
    #expect(status.desiredHealthy == c.desired)
    #expect(status.observedGeneration == 1)
    #expect(
      status.conditions["DisruptionAllowed"]?.reason
        == (c.allowed > 0 ? "SufficientPods" : "InsufficientPods"))
  }

  @Test("an evicted Pod that is still there does not count as healthy for two minutes")
  func disruptedPods() throws {
    let budget = Self.budget {
      $0.minAvailable = .int(1)
      $0.status.disruptedPods = ["web-0": .seconds(10)]
    }
    let early = PodDisruptionBudgetController.reconcile(
      budget, pods: Self.pods(ready: 2, of: 2), workloads: Self.scales, at: .seconds(129))
    #expect(early.updatedStatus(PodDisruptionBudget.self).first?.status.currentHealthy == 1)
    #expect(early.lookAgainAt == .seconds(130))
    let late = PodDisruptionBudgetController.reconcile(
      budget, pods: Self.pods(ready: 2, of: 2), workloads: Self.scales, at: .seconds(130))
    #expect(late.updatedStatus(PodDisruptionBudget.self).first?.status.currentHealthy == 2)
    #expect(late.updatedStatus(PodDisruptionBudget.self).first?.status.disruptedPods == [:])
  }

  @Test("a budget over a DaemonSet's Pods cannot be counted, and says so")
  func daemonSetPods() throws {
    var owner = DaemonSet()
    owner.metadata.name = "agent"
    let pods = [
      Pod("web-0", labels: ["app": "web"], on: "n1", ready: .start).with {
        $0.metadata.ownerReferences = [OwnerReference(controller: owner)]
      }
    ]
    let answer = PodDisruptionBudgetController.reconcile(
      Self.budget { $0.maxUnavailable = .int(1) }, pods: pods, workloads: Self.scales, at: .start)
    let condition = try #require(
      answer.updatedStatus(PodDisruptionBudget.self).first?.status.conditions["DisruptionAllowed"])
    #expect(condition.reason == "SyncFailed")
    #expect(condition.message == "daemonsets.apps does not implement the scale subresource")
    #expect(answer.reports.map(\.reason) == ["CalculateExpectedPodCountFailed"])
  }

  struct Eviction: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pod = PodDisruptionBudgetTests.pods(ready: 1, of: 1)[0]
    var budgets: [PodDisruptionBudget]
    var code = 200
    var explanation: String?
    var spends = false
  }

  private static func exhausted(healthy: Int, desired: Int) -> PodDisruptionBudget {
    budget {
      $0.status.observedGeneration = 1
      $0.status.currentHealthy = healthy
      $0.status.desiredHealthy = desired
    }
  }

  private static let unready = pods(ready: 0, of: 1)[0]

  @Test(
    "the eviction API",
    arguments: [
      Eviction(testDescription: "no budget", budgets: []),
      Eviction(
        testDescription: "a budget with room is spent",
        budgets: [
          budget {
            $0.status.observedGeneration = 1
            $0.status.disruptionsAllowed = 1
          }
        ], spends: true),
      Eviction(
        testDescription: "a budget of minAvailable 100 %", budgets: [exhausted(healthy: 7, desired: 7)],
        code: 429, explanation: "The disruption budget x needs 7 healthy pods and has 7 currently"),
      Eviction(
        testDescription: "a budget not yet counted", budgets: [budget()], code: 429,
        explanation: "The disruption budget x is still being processed by the server."),
      Eviction(
        testDescription: "two budgets", budgets: [budget("x"), budget("y")], code: 500),
      Eviction(
        testDescription: "a pending Pod goes whatever the budgets say",
        pod: pods(ready: 0, of: 1)[0].with { $0.status.phase = .pending },
        budgets: [budget("x"), budget("y")]),
      Eviction(
        testDescription: "an unready Pod while enough others are healthy", pod: unready,
        budgets: [exhausted(healthy: 7, desired: 7)]),
      Eviction(
        testDescription: "an unready Pod while too few are healthy", pod: unready,
        budgets: [exhausted(healthy: 6, desired: 7)], code: 429,
        explanation: "The disruption budget x needs 7 healthy pods and has 6 currently"),
      Eviction(
        testDescription: "an unready Pod with AlwaysAllow", pod: unready,
        budgets: [exhausted(healthy: 6, desired: 7).with { $0.unhealthyPodEvictionPolicy = .alwaysAllow }]),
    ])
  func eviction(_ c: Eviction) {
    switch EvictionReview.decide(c.pod, budgets: c.budgets, at: .seconds(5)) {
    case .allowed(let budget):
      #expect(c.code == 200)
      #expect((budget != nil) == c.spends)
      if let budget {
        #expect(budget.status.disruptionsAllowed == 0)
        #expect(budget.status.disruptedPods == [c.pod.metadata.name: .seconds(5)])
      }
    case .refused(let refusal):
      #expect(refusal.code == c.code)
      #expect(refusal.explanation == c.explanation)
    }
  }

  @Test("an eviction marks the Pod before it deletes it")
  func evictionWrites() {
    let pod = Self.pods(ready: 1, of: 1)[0]
    let answer = Reconciliation(writes: EvictionReview.writes(evicting: pod, spending: nil, at: .start))
    #expect(answer.deletions == ["web-0"])
    let target = answer.updatedStatus(Pod.self).first?.status.conditions["DisruptionTarget"]
    #expect(target?.reason == "EvictionByEvictionAPI")
    #expect(target?.message == "Eviction API: evicting")
  }
}
