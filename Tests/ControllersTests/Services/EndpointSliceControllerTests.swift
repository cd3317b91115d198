import Kubernetes
import Testing

@testable import Controllers

struct EndpointSliceControllerTests {
  private let service = Service().with {
    $0.metadata = ObjectMeta(name: "web", namespace: "default")
    $0.metadata.uid = "uid-web"
    $0.selector = ["app": "web"]
    var port = Service.Port()
    port.port = 80
    port.targetPort = .string("http")
    $0.ports = [port]
  }

  private func pod(
    _ name: String, labels: Labels = ["app": "web"], on node: NodeName? = "n1", ready: Bool = true
  )
    -> Pod
  {
    Pod(name, labels: labels, on: node, ready: ready ? .start : nil).with {
      $0.status.podIP = node == nil ? nil : "10.0.0.\(name.utf8.first ?? 0)"
      var port = ContainerPort()
      port.name = "http"
      port.containerPort = 8080
      $0.spec.containers[0].ports = [port]
    }
  }

  private func reconcile(_ pods: [Pod], _ slices: [EndpointSlice] = []) -> Reconciliation {
    EndpointSliceController.reconcile(service, pods: pods, slices: slices) { _ in "eu-1a" }
  }

  @Test("Pods with an address are behind the Service that selects them; only ready ones get traffic")
  func endpoints() throws {
    let leaving = pod("leaving").with { $0.metadata.deletionTimestamp = .seconds(9) }
    let pods = [
      pod("ready"), pod("starting", ready: false), leaving, pod("unbound", on: nil),
      pod("other", labels: [:]),
    ]
    let answer = reconcile(pods)
    let slice = try #require(answer.created(EndpointSlice.self).first)
    #expect(slice.endpoints.map(\.target?.name) == ["ready", "starting", "leaving"])
    #expect(slice.endpoints.map(\.isReady) == [true, false, false])
    #expect(slice.endpoints.map(\.isServing) == [true, false, true])
    #expect(slice.endpoints.map(\.zone) == ["eu-1a", "eu-1a", "eu-1a"])
    #expect(slice.ports.map(\.port) == [8080])
    #expect(answer.changes == [.service(.served(ready: 1))])
  }

  @Test("a Service whose last ready Pod goes is said to be unanswered, once")
  func standing() throws {
    let slice = try #require(reconcile([pod("a")]).created(EndpointSlice.self).first)
    let stored = slice.with { $0.metadata.name = "web-1" }
    let lost = reconcile([pod("a", ready: false)], [stored])
    #expect(lost.changes == [.service(.unserved(pods: 1))])
    let kept = try #require(lost.updated(EndpointSlice.self).first)
    #expect(reconcile([pod("a", ready: false)], [kept]).changesNothing)
  }

  @Test("a hundred addresses stand in a slice")
  func slices() {
    let pods = (0..<230).map { pod("p\($0)") }
    #expect(reconcile(pods).created(EndpointSlice.self).map(\.endpoints.count) == [100, 100, 30])
    #expect(reconcile([]).created(EndpointSlice.self).map(\.endpoints.count) == [0])
  }
}
