import Cloud
import Kubernetes
import Observability
import Testing

struct BillTests {
  static let nodes = [
    BilledNode(
      name: "spot-a", nodePool: "default", zone: "us-east-1a", capacityType: .spot,
      instanceType: "c7g.xlarge",
      priceUSDPerHour: 0.05),
    BilledNode(
      name: "spot-b", nodePool: "default", zone: "us-east-1b", capacityType: .spot,
      instanceType: "c7g.xlarge",
      priceUSDPerHour: 0.07),
    BilledNode(
      name: "boot", zone: "us-east-1a", capacityType: .onDemand, instanceType: "t4g.small",
      priceUSDPerHour: 0.25),
    BilledNode(name: "feito-a-mao"),
  ]

  @Test("a month has 730 hours")
  func month() {
    let bill = Bill([BilledNode(name: "n", priceUSDPerHour: 0.077)])
    #expect(abs(bill.total.usdPerMonth - 56.21) < 1e-9)
  }

  @Test("groups come dearest first, and add up to the whole")
  func groups() {
    let bill = Bill(Self.nodes)
    #expect(bill.total.nodes == 4)
    #expect(bill.byNodePool.map(\.key) == [nil, "default"])
    #expect(bill.byNodePool.map(\.share.nodes) == [2, 2])
    #expect(bill.byZone.map(\.key) == ["us-east-1a", "us-east-1b", nil])
    #expect(bill.byCapacityType.map(\.key) == [.onDemand, .spot, nil])
    #expect(bill.byInstanceType.map(\.key) == ["t4g.small", "c7g.xlarge", nil])
    let sum = bill.byZone.reduce(0) { $0 + $1.share.usdPerHour }
    #expect(abs(sum - bill.total.usdPerHour) < 1e-12)
  }

  @Test("groups that cost the same are in the order of their keys")
  func ties() {
    let nodes = ["b", "c", "a"].map { BilledNode(name: NodeName($0), zone: $0, priceUSDPerHour: 0.1) }
    #expect(Bill(nodes).byZone.map(\.key) == ["a", "b", "c"])
  }

  @Test("the order in which machines are given does not change a digit")
  func order() { #expect(Bill(Self.nodes) == Bill(Self.nodes.reversed())) }

  @Test("a machine without a price is counted and named")
  func unpriced() { #expect(Bill(Self.nodes).unpriced == ["feito-a-mao"]) }

  @Test("nothing costs nothing")
  func empty() {
    #expect(Bill([]).total == Bill.Share())
    #expect(Bill([]).byZone.isEmpty)
  }

  @Test(
    "a Node says by its labels what it is",
    arguments: [("spot", .spot), (nil, .onDemand), ("x", nil)] as [(String?, CapacityType?)])
  func labels(label: String?, capacityType: CapacityType?) {
    let node = Node().with {
      $0.metadata.name = "ip-1"
      $0.metadata.labels = [WellKnown.nodePool: "default", WellKnown.zone: "us-east-1a"]
      $0.metadata.labels[WellKnown.capacityType] = label
    }
    let billed = BilledNode(node, priceUSDPerHour: 0.1)
    #expect(billed.nodePool == "default")
    #expect(billed.zone == "us-east-1a")
    #expect(billed.capacityType == capacityType)
  }
}
