import Cluster
import Kubernetes
import Narration
import Testing

@testable import Commands

struct ClusterMapTests {
  /// Machines of two sizes, the large ones half asked for, one of them cordoned and one not ready.
  static func world(large: Int, small: Int) throws -> World {
    var world = World()
    for number in 0..<(large + small) {
      let isLarge = number < large
      var node = Node()
      node.metadata.name = "node-\(number)"
      node.metadata.labels = [
        WellKnown.hostname: node.metadata.name, WellKnown.zone: "us-east-1a",
        WellKnown.instanceType: isLarge ? "m5.2xlarge" : "m5.large", WellKnown.nodePool: "default",
      ]
      let size = ResourceList(
        [
          .cpu: Quantity(milli: isLarge ? 8000 : 2000), .memory: Quantity(bytes: 32),
          .pods: Quantity(milli: 10_000),
        ])
      (node.status.allocatable, node.status.capacity) = (size, size)
      node.status.conditions = [Condition(type: "Ready", status: number == 1 ? .isFalse : .isTrue)]
      node.spec.unschedulable = number == 2
      try world.create(node)
      guard isLarge else { continue }
      var pod = Pod()
      pod.metadata.name = "web-\(number)"
      pod.metadata.namespace = "default"
      var container = Container()
      container.name = "web"
      container.image = "nginx"
      container.resources.requests = ResourceList([.cpu: Quantity(milli: 4000)])
      pod.spec.containers = [container]
      pod.spec.nodeName = node.nodeName
      try world.create(pod)
    }
    return world
  }

  static func lines(_ world: World, width: Int = 40, isFull: Bool = false) -> [String] {
    ClusterMap(world).lines(in: .english, width: width, isFull: isFull).map(\.plain)
  }

  @Test("nodes too many to stand one by one are bars of their kind, the most numerous kind first")
  func compact() throws {
    let lines = Self.lines(try Self.world(large: 4, small: 37))
    #expect(lines[0].hasPrefix("us-east-1a  41 nodes"))
    #expect(
      lines[1...6] == [
        "  m5.large ×37  cpu 0% mem 0%  default", "    " + String(repeating: "▁", count: 36), "    ▁",
        "  m5.2xlarge ×4  cpu 50% mem 0%  default", "    ▅✗⊘▅", "",
      ])
    #expect(lines.last?.contains("map --full") == true)
  }

  @Test("a legend names so many workloads, and counts the others")
  func legend() throws {
    let text = Self.lines(try Self.world(large: 41, small: 0), width: 400).joined(separator: "\n")
    #expect(text.contains("web-0 1"))
    #expect(text.contains("and 17 more workloads"))
  }

  @Test("few nodes, and all when asked for, stand one by one")
  func full() throws {
    #expect(Self.lines(try Self.world(large: 1, small: 39)).contains { $0.hasPrefix("node-39") })
    #expect(
      Self.lines(try Self.world(large: 1, small: 40), isFull: true).contains { $0.hasPrefix("node-40") })
  }
}
