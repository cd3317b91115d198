import Cloud
import Karpenter
import Kubernetes
import Testing

@testable import Cluster

/// What would become of things that are not done.
struct ForecastTests {
  static func pod(cpu: String, namespace: String = "default") -> Pod {
    Pod().with { pod in
      pod.metadata = ObjectMeta(name: "web-1", namespace: namespace)
      var container = Container()
      container.name = "app"
      container.image = "nginx"
      container.resources.requests = [.cpu: Quantity(cpu) ?? .zero]
      pod.spec.containers = [container]
    }
  }

  @Test("new Pods are bound where there is room, else get claims, and the world stays as it was")
  func pods() throws {
    let world = World.course()
    let before = world.decisions.count
    let forecast = try world.forecast([Self.pod(cpu: "1")])
    #expect(forecast.bound.isEmpty && forecast.unplaced.isEmpty)
    #expect(forecast.round?.claims.map(\.nodePool) == ["default"])
    #expect(
      world.decisions.count == before
        && world.objects.pods[PodName(namespace: "default", name: "web-1")] == nil)
    let tolerant = Self.pod(cpu: "100m").with { $0.spec.tolerations = [Toleration(operator: .exists)] }
    #expect(try world.forecast([tolerant]).bound.map(\.pods) == [1])
  }

  @Test("a Pod that nothing holds comes with what would change it")
  func unplaced() throws {
    let forecast = try World.course().forecast([Self.pod(cpu: "5k")])
    #expect(forecast.unplaced.count == 1 && forecast.schedulerNote?.hasPrefix("0/2 nodes") == true)
    guard case .remedies(let remedies) = forecast.remedies else {
      Issue.record("no remedies")
      return
    }
    #expect(!remedies.isEmpty)
  }

  @Test("what the API server would refuse is refused")
  func refused() {
    #expect(throws: APIError.self) {
      try World.course().forecast([Self.pod(cpu: "1", namespace: "nowhere")])
    }
  }

  @Test("a world begins in its region")
  func region() {
    var options = World.Options()
    options.region = .saEast1
    let world = World.course(options: options)
    #expect(world.objects.nodes.values.compactMap(\.zone) == ["sa-east-1a", "sa-east-1b"])
    #expect(
      world.objects.ec2NodeClasses.values.first?.status.subnets.map(\.zone).sorted().first == "sa-east-1a")
  }
}
