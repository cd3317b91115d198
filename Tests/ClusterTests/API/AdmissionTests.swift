import Cluster
import Kubernetes
import Manifests
import Testing

@Suite struct AdmissionTests {
  private func world(_ manifests: String) throws -> World {
    var world = World()
    for resource in try Manifest.decodeAll(manifests) { try world.create(resource) }
    return world
  }

  private func pod(_ name: String, requests: ResourceList = [:]) -> Pod {
    Pod().with {
      var container = Container()
      container.name = "app"
      container.resources.requests = requests
      $0.metadata.name = name
      $0.metadata.namespace = "default"
      $0.spec.containers = [container]
    }
  }

  @Test func aLimitRangeGivesRequestsToWhoHasNone() throws {
    var world = try world(
      """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: limits, namespace: default}
      spec: {limits: [{type: Container, defaultRequest: {cpu: 100m}, max: {cpu: "1"}}]}
      """)
    let admitted = try world.create(pod("a"))
    #expect(admitted.spec.containers.first?.resources.requests[.cpu] == Quantity("100m"))
    #expect(throws: APIError.self) { try world.create(pod("b", requests: [.cpu: Quantity(2)])) }
  }

  @Test func aQuotaKeepsOutWhatWouldExceedIt() throws {
    var world = try world(
      """
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: team, namespace: default}
      spec: {hard: {pods: "1"}}
      """)
    try world.create(pod("a"))
    let refusal = APIError.forbidden(
      kind: .pod, name: "b",
      explanation: "exceeded quota: team, requested: pods=1, used: pods=1, limited: pods=1")
    #expect(throws: refusal) { try world.create(pod("b")) }
  }

  @Test func aNamespaceTakesWhatIsInItAlong() throws {
    var world = try world("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}")
    let inside = pod("a").with { $0.metadata.namespace = "shop" }
    try world.create(inside)
    try world.create(pod("b"))
    try world.delete(ObjectReference(kind: .namespace, name: NamespacedName(namespace: "", name: "shop")))
    #expect(world.objects.pods.keys.map(\.name) == ["b"])
  }
}
