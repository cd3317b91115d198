import Cluster
import Commands
import Kubernetes

/// What a person at the shell waits for in a large cluster, and what keeping many worlds costs.
enum SessionBench {
  private static let nodes = 1000
  private static let podsPerNode = 10
  private static let savedWorlds = 100

  /// At most, in milliseconds: whatever is read or completed; `undo`.
  private static let (readAim, undoAim) = (50.0, 1.0)
  /// In MiB.
  private static let memoryAim = 500.0

  private static let reads = [
    "get pods", "get pods -o wide", "get pods -l app=web -o name", "get pod web-5000 -o yaml", "get nodes",
    "get events", "describe node node-500", "describe pod web-5000", "map", "cost", "why pod web-5000",
    "timeline", "clock", "metrics karpenter_nodepools_usage", "explain pod.spec.affinity",
    "catalog m5.large", "history",
  ]
  private static let lines = ["get po", "get pods web-50", "label nodes node-500 ", "get pods -l "]

  static func figures() -> [Figure] {
    var session = Session(world: largeWorld())
    session.width = 100
    var figures = reads.map { command in figure(command, aim: readAim) { _ = session.execute(command) } }
    figures += lines.map { line in
      figure("Tab behind \"\(line)\"", aim: readAim) {
        _ = session.complete(line, at: line.utf8.count)
      }
    }
    var number = 0
    figures.append(
      figure("undo", aim: undoAim) {
        number += 1
        _ = session.execute("label pod web-\(number) round=\(number)")
      } measuring: {
        _ = session.execute("undo")
      })
    return figures + [memory(&session)]
  }

  private static func figure(
    _ name: String, aim: Double, preparing: () -> Void = {}, measuring body: () -> Void
  ) -> Figure {
    var best = Double.infinity
    for _ in 0..<7 {
      preparing()
      best = min(best, ProcessUsage.measure(body).cpuSeconds)
    }
    return Figure(name: name, value: best * 1000, unit: "ms", aim: .atMost(aim))
  }

  private static func figure(_ name: String, aim: Double, _ body: () -> Void) -> Figure {
    figure(name, aim: aim, measuring: body)
  }

  private static func memory(_ session: inout Session) -> Figure {
    ProcessUsage.restartPeakMemory()
    let before = ProcessUsage.peakMemoryMebibytes
    for number in 0..<savedWorlds {
      _ = session.execute("label pod web-\(number * 37) round=\(number) --overwrite")
      _ = session.execute("save world-\(number)")
    }
    let after = ProcessUsage.peakMemoryMebibytes
    let each = Double(after - before) * 1024 / Double(savedWorlds)
    return Figure(
      name: "memory, with \(savedWorlds) saved worlds", value: Double(after), unit: "MiB",
      aim: .atMost(memoryAim), note: "\(FigureTable.told(each, "KiB")) each")
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
