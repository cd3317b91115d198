import Controllers
import Kubernetes
import Testing

@testable import Cluster

/// Nodes on which Pods use more memory than there is.
struct MemoryPressureTests {
  private static func pod(_ name: String, uses memory: String, requests: String, priority: Int = 0) -> String
  {
    """
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name), annotations: {bancada/memory: \(memory)}}
    spec:
      priority: \(priority)
      containers: [{name: app, image: "app:1", resources: {requests: {cpu: 10m, memory: \(requests)}}}]

    """
  }

  @Test(
    "Pods over their requests go first, the furthest over them before the others; the node says that it is short"
  )
  func order() throws {
    var world = try World(
      World.nodes("a1") + Self.pod("modest", uses: "3Gi", requests: "4Gi")
        + Self.pod("over", uses: "2Gi", requests: "1Gi") + Self.pod("far-over", uses: "3Gi", requests: "1Gi"))
    world.run(until: .seconds(240))
    #expect(world.pod("far-over")?.status.reason == "Evicted")
    #expect(world.pod("far-over")?.status.phase == .failed)
    #expect(world.pod("over")?.status.phase == .running)
    #expect(world.pod("modest")?.status.phase == .running)
    let node = try #require(world.objects.node("a1"))
    #expect(node.status.conditions.isTrue("MemoryPressure"))
    #expect(node.spec.taints.contains { $0.key == "node.kubernetes.io/memory-pressure" })
    world.runUntilIdle()
    #expect(world.objects.node("a1")?.status.conditions["MemoryPressure"]?.status == .isFalse)
    #expect(world.eventReasons(.node, "a1").contains("EvictionThresholdMet"))
  }

  @Test("a workload that fits no node is evicted for ever, and the cluster is idle all the same")
  func forEver() throws {
    var world = try World(
      World.nodes("a1", "b1")
        + """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}, annotations: {bancada/memory: 20Gi}}
            spec: {containers: [{name: web, image: "web:1", resources: {requests: {memory: 1Gi}}}]}
        """)
    world.runUntilIdle()
    #expect(world.now < .seconds(7 * 86_400))
    #expect(world.objects.pods.values.contains { $0.status.reason == "Evicted" })
  }
}
