import Cluster
import Kubernetes
import Testing

@Suite struct OpeningTests {
  @Test func theCourseClusterIsSettledAtTheStart() {
    let world = World.course()
    #expect(world.now == .start)
    #expect(world.objects.nodes.keys.map(\.name) == ["boot-1a", "boot-1b"])
    let unsettled = world.objects.pods.values.filter { !$0.status.isReady }.map(\.name.description)
    #expect(unsettled.isEmpty)
    #expect(world.objects.daemonSets.values.allSatisfy { $0.status.numberReady == 2 })
  }
}
