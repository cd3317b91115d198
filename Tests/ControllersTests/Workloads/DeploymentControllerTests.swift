import Kubernetes
import Testing

@testable import Controllers

struct DeploymentControllerTests {
  private func bench(_ deployment: Deployment) -> Bench {
    var bench = Bench()
    bench.deployments[deployment.name] = deployment
    return bench
  }

  @Test("a new Deployment gets a ReplicaSet named by its template, and that its Pods")
  func createsReplicaSet() throws {
    var bench = bench(Deployment("web", replicas: 3))
    bench.settle()
    let replicaSet = try #require(bench.sortedReplicaSets.first)
    let hash = try #require(replicaSet.metadata.labels[WellKnown.podTemplateHash])
    #expect(replicaSet.metadata.name == "web-\(hash)")
    #expect(hash.allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) })
    #expect(replicaSet.selector.matchLabels == ["app": "web", WellKnown.podTemplateHash: hash])
    #expect(bench.pods.count == 3)
    #expect(bench.sortedPods.allSatisfy { $0.metadata.labels[WellKnown.podTemplateHash] == hash })
    #expect(
      bench.steps.map(\.change) == [
        .createdReplicaSet(name: replicaSet.name, replicas: 3), .createdPods(count: 3, have: 0, want: 3),
      ])
    #expect(bench.events.first?.message == "Scaled up replica set web-\(hash) from 0 to 3")
    #expect(bench.events.count { $0.message.hasPrefix("Created pod: web-\(hash)-") } == 3)
    #expect(bench.deployments.values.first?.metadata.annotations[WellKnown.deploymentRevision] == "1")
  }

  @Test("the same template hashes alike whatever the order its labels were given in")
  func hashIsStable() {
    var one = Deployment("web", replicas: 1)
    var two = one
    for index in 0..<20 { one.template.metadata.labels["l\(index)"] = "v" }
    for index in (0..<20).reversed() { two.template.metadata.labels["l\(index)"] = "v" }
    #expect(StableHash.nameSuffix(of: one.template) == StableHash.nameSuffix(of: two.template))
    two.template.spec.containers[0].image = "nginx:2"
    #expect(StableHash.nameSuffix(of: one.template) != StableHash.nameSuffix(of: two.template))
  }

  struct Fencepost: Sendable, CustomTestStringConvertible {
    var replicas: Int
    var surge: IntOrString = .string("25%")
    var unavailable: IntOrString = .string("25%")
    var mostPods: Int
    var fewestAvailable: Int
    var testDescription: String { "\(replicas) replicas, \(surge) over, \(unavailable) under" }
  }

  @Test(
    "surge rounds up, unavailable down, and never are both nothing",
    arguments: [
      Fencepost(replicas: 5, mostPods: 7, fewestAvailable: 4),
      Fencepost(replicas: 3, mostPods: 4, fewestAvailable: 3),
      Fencepost(replicas: 4, surge: .int(0), unavailable: .int(0), mostPods: 4, fewestAvailable: 3),
      Fencepost(replicas: 10, surge: .int(1), unavailable: .string("10%"), mostPods: 11, fewestAvailable: 9),
    ])
  func rollingUpdateKeepsItsBounds(_ c: Fencepost) {
    var deployment = Deployment("web", replicas: c.replicas)
    deployment.strategy = .rollingUpdate(maxSurge: c.surge, maxUnavailable: c.unavailable)
    var bench = bench(deployment)
    bench.settle()
    bench.makeReady()
    bench.settle()
    var mostPods = 0
    var fewestAvailable = Int.max
    bench.deployments[deployment.name]?.template.spec.containers[0].image = "nginx:2"
    for second in 1...100 {
      bench.now = .seconds(second)
      bench.settle()
      mostPods = max(mostPods, bench.pods.count)
      fewestAvailable = min(fewestAvailable, bench.pods.values.count { $0.status.isReady })
      bench.makeReady(1)
    }
    #expect(mostPods == c.mostPods)
    #expect(fewestAvailable == c.fewestAvailable)
    #expect(bench.sizes == ["nginx:1": 0, "nginx:2": c.replicas])
    let conditions = bench.deployments[deployment.name]?.status.conditions
    #expect(conditions?["Progressing"]?.reason == "NewReplicaSetAvailable")
    #expect(conditions?["Available"]?.message == "Deployment has minimum availability.")
  }

  @Test("a rollout that cannot become ready keeps what must stay available, and is stuck after its deadline")
  func stuckRollout() throws {
    var bench = bench(Deployment("web", replicas: 4))
    bench.settle()
    bench.makeReady()
    bench.settle()
    bench.deployments[Deployment("web", replicas: 4).name]?.template.spec.containers[0].image = "broken"
    bench.settle()
    #expect(bench.sizes == ["nginx:1": 3, "broken": 2])
    #expect(bench.pods.values.count { $0.status.isReady } == 3)
    bench.now = .seconds(599)
    bench.settle()
    #expect(bench.deployments.values.first?.status.conditions["Progressing"]?.status == .isTrue)
    bench.now = .seconds(600)
    bench.settle()
    let condition = try #require(bench.deployments.values.first?.status.conditions["Progressing"])
    #expect(condition.status == .isFalse)
    #expect(condition.reason == "ProgressDeadlineExceeded")
    #expect(condition.message.hasSuffix("has timed out progressing."))
    #expect(bench.steps.last?.change == .rolloutStuck(progressDeadlineSeconds: 600))
  }

  @Test("Recreate makes no new Pod before the last old one is gone")
  func recreate() {
    var deployment = Deployment("web", replicas: 2)
    deployment.strategy = .recreate
    var bench = bench(deployment)
    bench.settle()
    bench.makeReady()
    bench.settle()
    bench.deployments[deployment.name]?.template.spec.containers[0].image = "nginx:2"
    let answer = DeploymentController.reconcile(
      bench.deployments[deployment.name] ?? deployment, replicaSets: bench.sortedReplicaSets,
      pods: bench.sortedPods, at: bench.now)
    #expect(answer.created(ReplicaSet.self).isEmpty)
    #expect(answer.updated(ReplicaSet.self).map(\.replicas) == [0])
    bench.settle()
    #expect(bench.sizes == ["nginx:1": 0, "nginx:2": 2])
  }

  @Test("scaling in the middle of a rollout is shared out by size")
  func proportionalScaling() {
    var deployment = Deployment("web", replicas: 10)
    deployment.strategy = .rollingUpdate(maxSurge: .int(3), maxUnavailable: .int(2))
    var bench = bench(deployment)
    bench.settle()
    bench.makeReady()
    bench.settle()
    bench.deployments[deployment.name]?.template.spec.containers[0].image = "nginx:2"
    bench.settle()
    #expect(bench.sizes == ["nginx:1": 8, "nginx:2": 5])
    bench.deployments[deployment.name]?.replicas = 15
    bench.settle()
    #expect(bench.sizes == ["nginx:1": 11, "nginx:2": 7])
  }

  @Test("a rollback reuses the old ReplicaSet under a new revision")
  func rollback() {
    let deployment = Deployment("web", replicas: 1)
    var bench = bench(deployment)
    bench.settle()
    bench.makeReady()
    for image in ["nginx:2", "nginx:1"] {
      bench.deployments[deployment.name]?.template.spec.containers[0].image = image
      for _ in 0..<4 {
        bench.settle()
        bench.makeReady()
      }
    }
    #expect(bench.replicaSets.count == 2)
    #expect(bench.sizes == ["nginx:1": 1, "nginx:2": 0])
    let revived = bench.replicaSets.values.first { $0.replicas == 1 }
    #expect(revived?.revision == 3)
    #expect(revived?.metadata.annotations["deployment.kubernetes.io/revision-history"] == "1")
  }

  @Test("ended ReplicaSets beyond the history limit go, the earliest first")
  func historyLimit() {
    var deployment = Deployment("web", replicas: 1)
    deployment.revisionHistoryLimit = 2
    var bench = bench(deployment)
    for version in 1...5 {
      bench.now = .seconds(version)
      bench.deployments[deployment.name]?.template.spec.containers[0].image = "nginx:\(version)"
      for _ in 0..<4 {
        bench.settle()
        bench.makeReady()
      }
    }
    #expect(bench.sizes.keys.sorted() == ["nginx:3", "nginx:4", "nginx:5"])
  }

  @Test("a paused Deployment scales and does not roll out")
  func paused() {
    let deployment = Deployment("web", replicas: 2)
    var bench = bench(deployment)
    bench.settle()
    bench.makeReady()
    bench.settle()
    bench.deployments[deployment.name]?.isPaused = true
    bench.deployments[deployment.name]?.template.spec.containers[0].image = "nginx:2"
    bench.deployments[deployment.name]?.replicas = 3
    bench.settle()
    #expect(bench.sizes == ["nginx:1": 3])
    #expect(
      bench.deployments[deployment.name]?.status.conditions["Progressing"]?.reason == "DeploymentPaused")
  }
}
