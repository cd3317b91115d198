import Kubernetes
import Testing

@testable import Manifests

@Suite struct DefaultsTests {
  private func pod(_ spec: String) throws -> Pod {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: \(spec)\n"
    var pod = try #require(Manifest.decodeAll(text)[0].as(Pod.self))
    pod.setDefaults()
    return pod
  }

  @Test("a request is taken from the limit of the same container")
  func requestsFromLimits() throws {
    let pod = try pod(
      "{containers: [{name: a, image: b, resources: {requests: {cpu: 1}, limits: {cpu: 2, memory: 1Gi}}}]}")
    #expect(
      pod.spec.containers[0].resources.requests == ["cpu": Quantity(1), "memory": Quantity(bytes: 1 << 30)])
  }

  @Test("a pod-level request is what the containers ask, or else the pod-level limit")
  func podLevel() throws {
    let pod = try pod(
      """
      {resources: {limits: {cpu: 4, memory: 4Gi}}, containers: [
        {name: a, image: b, resources: {requests: {cpu: 500m}}}, {name: c, image: d, resources: {requests: {cpu: 1}}}]}
      """)
    #expect(
      pod.spec.resources?.requests == ["cpu": Quantity(milli: 1500), "memory": Quantity(bytes: 4 << 30)])
  }

  @Test(
    "images are pulled always only when their tag may move",
    arguments: [
      ("nginx", "Always"), ("nginx:latest", "Always"), ("nginx:1.27", "IfNotPresent"),
      ("reg.io:5000/nginx", "Always"), ("nginx@sha256:aa", "IfNotPresent"),
    ])
  func imagePullPolicy(_ image: String, _ policy: String) throws {
    #expect(
      try pod("{containers: [{name: a, image: \"\(image)\"}]}").spec.containers[0].imagePullPolicy == policy)
  }

  @Test("on the host's network a container port is a host port")
  func hostNetwork() throws {
    let pod = try pod("{hostNetwork: true, containers: [{name: a, image: b, ports: [{containerPort: 80}]}]}")
    #expect(pod.spec.containers[0].ports[0].hostPort == 80)
  }

  @Test("a limit range's maximum is its default limit, and that its default request")
  func limitRange() throws {
    let text = """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: l}
      spec: {limits: [{type: Container, max: {cpu: 2}, min: {cpu: 100m, memory: 1Mi}}]}

      """
    var range = try #require(Manifest.decodeAll(text)[0].as(LimitRange.self))
    range.setDefaults()
    #expect(range.limits[0].default == ["cpu": Quantity(2)])
    #expect(range.limits[0].defaultRequest == ["cpu": Quantity(2), "memory": Quantity(bytes: 1 << 20)])
  }

  @Test("defaults filled in twice are the same", arguments: CorpusFile.all.prefix(60))
  func idempotent(_ file: CorpusFile) throws {
    for var resource in try file.resources() {
      resource.setDefaults()
      var again = resource
      again.setDefaults()
      #expect(again == resource)
    }
  }
}
