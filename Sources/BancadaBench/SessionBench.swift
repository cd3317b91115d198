import Cluster
import Commands
import Kubernetes

/// What a person at the shell waits for in a large cluster, and what keeping many worlds costs.
enum SessionBench {
  private static let nodes = 1000
  private static let podsPerNode = 10
  private static let savedWorlds = 100

  static func report() -> [String] {
    var session = Session(world: largeWorld())
    session.width = 100
    var lines = ["", "A session in a world of \(nodes) nodes and \(nodes * podsPerNode) Pods"]
    let reads = [
      "get pods", "get pods -o wide", "get nodes", "get pods -l app=web -o name", "describe node node-500",
      "describe pod web-5000", "map", "cost", "why pod web-5000",
    ]
    for command in reads { lines.append(figure(command, limit: 50) { _ = session.execute(command) }) }
    for line in ["get po", "get pods web-50", "label nodes node-500 ", "get pods -l "] {
      lines.append(
        figure("Tab behind \"\(line)\"", limit: 50) { _ = session.complete(line, at: line.utf8.count) })
    }
    var number = 0
    lines.append(
      figure("undo", limit: 1) {
        number += 1
        _ = session.execute("label pod web-\(number) round=\(number)")
      } measuring: {
        _ = session.execute("undo")
      })
    return lines + [memory(&session)]
  }

  /// The best of several, in milliseconds.
  private static func figure(
    _ name: String, limit: Double, preparing: () -> Void = {}, measuring body: () -> Void
  ) -> String {
    var best = Double.infinity
    for _ in 0..<7 {
      preparing()
      let start = ProcessUsage.cpuSeconds
      body()
      best = min(best, ProcessUsage.cpuSeconds - start)
    }
    let milliseconds = (best * 10_000).rounded() / 10
    return "  \(padded(name)) \(milliseconds) ms   (at most \(limit))"
  }

  private static func figure(_ name: String, limit: Double, _ body: () -> Void) -> String {
    figure(name, limit: limit, measuring: body)
  }

  private static func memory(_ session: inout Session) -> String {
    ProcessUsage.restartPeakMemory()
    let before = ProcessUsage.peakMemoryMebibytes
    for number in 0..<savedWorlds {
      _ = session.execute("label pod web-\(number * 37) round=\(number) --overwrite")
      _ = session.execute("save world-\(number)")
    }
    let after = ProcessUsage.peakMemoryMebibytes
    let each = Double(after - before) * 1024 / Double(savedWorlds)
    return
      "  \(padded("\(savedWorlds) saved worlds")) \(after) MiB in all, \(each.rounded()) KiB each   (at most 500 MB in all)"
  }

  private static func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(0, 40 - text.count))
  }

  private static func largeWorld() -> World {
    var world = World()
    for number in 0..<nodes {
      var node = Node()
      node.metadata.name = "node-\(number)"
      node.metadata.labels = [
        WellKnown.hostname: node.metadata.name, WellKnown.zone: "us-east-1\(["a", "b", "c"][number % 3])",
        WellKnown.instanceType: "m5.4xlarge",
      ]
      node.status.allocatable = ResourceList(
        [.cpu: Quantity("15890m"), .memory: Quantity("58Gi"), .pods: Quantity("234")].compactMapValues(\.self)
      )
      node.status.capacity = node.status.allocatable
      node.status.conditions = [
        Condition(type: "Ready", status: .isTrue, reason: "KubeletReady", message: "")
      ]
      _ = try? world.create(node)
      for place in 0..<podsPerNode {
        var pod = Pod()
        pod.metadata.name = "web-\(number * podsPerNode + place)"
        pod.metadata.namespace = "default"
        pod.metadata.labels = ["app": "web"]
        var container = Container()
        container.name = "web"
        container.image = "nginx"
        container.resources.requests = ResourceList(
          [.cpu: Quantity("500m"), .memory: Quantity("1Gi")].compactMapValues(\.self))
        pod.spec.containers = [container]
        pod.spec.nodeName = NodeName(node.metadata.name)
        _ = try? world.create(pod)
      }
    }
    world.run(until: .seconds(10))
    return world
  }
}
