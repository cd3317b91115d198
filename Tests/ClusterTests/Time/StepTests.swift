import Cluster
import Controllers
import Kubernetes
import Testing

@Suite struct StepTests {
  /// A cluster in which `create deployment web --replicas=3` has just been typed.
  private func worldWithDeployment() throws -> World {
    var world = World()
    let deployment = Deployment().with {
      $0.metadata.name = "web"
      $0.metadata.namespace = "default"
      $0.replicas = 3
      $0.selector = LabelSelector(matchLabels: ["app": "web"])
      $0.template.metadata.labels = ["app": "web"]
      $0.template.spec.containers = [Container()]
    }
    try world.perform(UserCommand(text: "create deployment web --image=nginx --replicas=3")) {
      world throws(APIError) in
      _ = try world.create(deployment)
    }
    return world
  }

  @Test func aStepIsOneActionOfOneActor() throws {
    var world = try worldWithDeployment()
    let first = world.step()
    #expect(first?.actor == .deploymentController)
    #expect(world.objects.replicaSets.count == 1)
    #expect(world.objects.pods.isEmpty)
    let second = world.step(.only(.replicaSetController))
    #expect(second?.actor == .replicaSetController)
    #expect(world.objects.pods.count == 3)
  }

  @Test func everyDecisionLeadsBackToWhatTheStudentTyped() throws {
    var world = try worldWithDeployment()
    world.runUntilIdle()
    let made = try #require(
      world.decisions.all.last {
        guard case .controllerStep(let step) = $0.decision, case .createdPods = step.change else {
          return false
        }
        return true
      })
    let causes = world.decisions.causes(of: made.id)
    #expect(causes.map(\.actor) == [.replicaSetController, .deploymentController, .user])
  }

  @Test func aCopyOfAWorldGoesItsOwnWay() throws {
    let before = try worldWithDeployment()
    var branch = before
    branch.runUntilIdle()
    #expect(before.objects.pods.isEmpty)
    #expect(branch.objects.pods.count == 3)
  }

  @Test func theSameScriptGivesTheSameNames() throws {
    var first = try worldWithDeployment()
    var second = try worldWithDeployment()
    first.runUntilIdle()
    second.runUntilIdle()
    #expect(first.objects.pods.keys == second.objects.pods.keys)
  }

  @Test func aStepWithNothingDueInTimeLeavesTheWorldAlone() {
    var world = World()
    let result = world.step(notAfter: world.now)
    #expect(result == nil)
    #expect(world.now == .start)
  }
}
