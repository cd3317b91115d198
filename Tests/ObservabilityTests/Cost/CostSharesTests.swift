import Cluster
import Kubernetes
import Testing

@testable import Observability

struct CostSharesTests {
  @Test("what applications pay and what nobody asks for add up to the bill")
  func adUp() {
    let world = KarpenterSeriesTests.comeAndGo
    let shares = CostShares(world)
    let sum = shares.applications.reduce(0) { $0 + $1.usdPerHour } + shares.unaskedUSDPerHour
    #expect(abs(sum - Bill(world.billedNodes).total.usdPerHour) < 1e-9)
    #expect(shares.applications.contains { $0.name == "kube-system/karpenter" && $0.pods == 2 })
    #expect((1..<100).contains(shares.unaskedCPUPercent))
  }

  @Test("a discount is on every bill from then on, and Karpenter decides as before")
  func discount() throws {
    var world = World.course()
    let before = Bill(world.billedNodes).total.usdPerHour
    var terms = BillingTerms()
    terms.onDemandDiscountPercent = 50
    world.pay(by: terms)
    #expect(abs(Bill(world.billedNodes).total.usdPerHour - before / 2) < 1e-9)
    #expect(abs(try #require(world.history.samples.last).usdPerHour - before / 2) < 1e-6)
    #expect(world.nextAction?.actor == World.course().nextAction?.actor)
  }
}
