import Kubernetes
import Testing

@testable import Karpenter

struct SchedulerDivergenceTests {
  @Test(
    "Pods that the scheduler put elsewhere are found, those where they were meant or still pending are not")
  func finds() throws {
    let round = try Scene(
      Scene.nodePool() + Scene.node("n1", zone: "z-a", cpu: "1") + Scene.pods("web", 3, cpu: "1")
    ).solve()
    #expect(round.placements == ["n1: web-0"])
    func name(_ pod: String) -> PodName { PodName(namespace: "default", name: pod) }
    let found = SchedulerDivergence.find(
      in: round, claimNames: [0: "default-abcde"], nodeNames: ["default-abcde": "ip-1"],
      bindings: [name("web-0"): "ip-1", name("web-1"): "ip-1"])
    #expect(
      found == [
        SchedulerDivergence(
          pod: name("web-0"), assumed: .existingNode("n1"), actual: "ip-1", relaxations: [])
      ])
  }
}
