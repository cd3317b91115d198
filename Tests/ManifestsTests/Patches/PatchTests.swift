import Kubernetes
import Testing

@testable import Manifests

@Suite struct PatchTests {
  private func value(_ text: String) throws -> JSONValue { try #require(Manifest.value(text)) }

  @Test(
    "a merge patch sets, removes and replaces",
    arguments: [
      ("{a: b}", "{a: c}", "{a: c}"), ("{a: b}", "{b: c}", "{a: b, b: c}"), ("{a: b}", "{a: null}", "{}"),
      ("{a: [b]}", "{a: [c]}", "{a: [c]}"), ("{a: {b: c}}", "{a: {b: d, e: null}}", "{a: {b: d}}"),
      ("{a: x}", "{a: {b: {c: null}}}", "{a: {b: {}}}"), ("[1]", "{a: b}", "{a: b}"),
    ])
  func merge(_ document: String, _ patch: String, _ result: String) throws {
    #expect(try value(document).merging(value(patch)) == value(result))
  }

  @Test(
    "a JSON patch goes operation by operation",
    arguments: [
      ("{a: [1, 2]}", "[{op: add, path: /a/1, value: 9}]", "{a: [1, 9, 2]}"),
      ("{a: [1]}", "[{op: add, path: /a/-, value: 2}]", "{a: [1, 2]}"),
      ("{a: {b/c: 1}}", "[{op: replace, path: /a/b~1c, value: 2}]", "{a: {b/c: 2}}"),
      ("{a: 1, b: 2}", "[{op: remove, path: /a}]", "{b: 2}"),
      ("{a: {b: 1}}", "[{op: move, from: /a/b, path: /c}]", "{a: {}, c: 1}"),
      ("{a: {b: 1}}", "[{op: copy, from: /a, path: /c}]", "{a: {b: 1}, c: {b: 1}}"),
      ("{a: 1}", "[{op: test, path: /a, value: 1}, {op: add, path: /b, value: 2}]", "{a: 1, b: 2}"),
    ])
  func jsonPatch(_ document: String, _ patch: String, _ result: String) throws {
    #expect(try value(document).applying(jsonPatch: value(patch)) == value(result))
  }

  @Test(
    "a JSON patch that does not fit is refused",
    arguments: [
      ("[{op: replace, path: /b, value: 1}]", PatchFailure.noSuchPath("/b")),
      ("[{op: add, path: /a/5, value: 1}]", .noSuchPath("/a/5")),
      ("[{op: remove, path: /a/-1}]", .noSuchPath("/a/-1")),
      ("[{op: test, path: /a/0, value: 7}]", .testFailed("/a/0")),
      ("[{op: turn, path: /a}]", .unknownOperation("turn")),
      ("[{op: add, path: /a}]", .memberMissing("value")),
      ("[{path: /a}]", .memberMissing("op")),
      ("{a: 1}", .wrongShape),
    ])
  func refused(_ patch: String, _ failure: PatchFailure) throws {
    let document = try value("{a: [1]}")
    let patch = try value(patch)
    #expect(throws: failure) { try document.applying(jsonPatch: patch) }
  }

  private static let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, labels: {app: web}}
    spec:
      replicas: 3
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
          - {name: nginx, image: "nginx:1", env: [{name: A, value: a}, {name: B, value: b}]}
          - {name: log, image: "log:1"}
          tolerations: [{key: a, operator: Exists}]

    """

  private func web() throws -> Deployment {
    try #require(Manifest.decodeAll(Self.web)[0].as(Deployment.self))
  }

  @Test("a strategic patch knows containers by name and replaces tolerations whole")
  func strategic() throws {
    let patch = try value(
      """
      spec:
        template:
          spec:
            containers:
            - {name: nginx, image: "nginx:2", env: [{name: B, value: c}, {name: A, $patch: delete}]}
            - {name: extra, image: extra}
            - {name: log, $patch: delete}
            tolerations: [{key: b, operator: Exists}]
      """)
    let patched = try Manifest.decode(web().resource.patched(patch, type: .strategic)).as(Deployment.self)
    let spec = try #require(patched?.template.spec)
    #expect(spec.containers.map(\.name) == ["nginx", "extra"])
    #expect(spec.containers[0].image == "nginx:2")
    #expect(spec.containers[0].env.map(\.name) == ["B"])
    #expect(spec.containers[0].env.map(\.value) == ["c"])
    #expect(spec.tolerations.map(\.key) == ["b"])
  }

  @Test("a strategic patch is not for custom resources, and needs its keys")
  func strategicRefused() throws {
    #expect(throws: PatchFailure.strategicOnCustomResource) {
      try NodePool().resource.patched(.object([:]), type: .strategic)
    }
    let patch = try value("{spec: {template: {spec: {containers: [{image: x}]}}}}")
    let deployment = try web()
    #expect(throws: PatchFailure.mergeKeyMissing("name", at: "spec.template.spec.containers")) {
      try deployment.resource.patched(patch, type: .strategic)
    }
  }

  @Test("apply sets what is written, removes what no longer is, keeps what others set")
  func apply() throws {
    let first = try Document.readAll(Self.web, source: "web.yaml")[0].get()
    var stored = try Manifest.decode(first).applying(first)
    // Others scale it, label it, and add a sidecar.
    var deployment = try #require(stored.as(Deployment.self))
    deployment.metadata.labels["team"] = "a"
    deployment.template.spec.containers.append(Container().named("sidecar"))
    deployment.metadata.uid = "uid-1"
    stored = deployment.resource
    let text = Self.web.replacing("  replicas: 3\n", with: "")
      .replacing("      - {name: log, image: \"log:1\"}\n", with: "").replacing("nginx:1", with: "nginx:2")
    let again = try stored.applying(try Document.readAll(text, source: "web.yaml")[0].get())
    let result = try #require(again.as(Deployment.self))
    #expect(result.replicas == 1)
    #expect(result.metadata.labels == ["app": "web", "team": "a"])
    #expect(result.metadata.uid == "uid-1")
    #expect(result.template.spec.containers.map(\.name) == ["nginx", "sidecar"])
    #expect(result.template.spec.containers[0].image == "nginx:2")
  }

  @Test("what was applied is remembered on one line, with an empty place for annotations")
  func lastApplied() throws {
    let document = try Document.readAll(
      "kind: Namespace\napiVersion: v1\nmetadata: {name: a}\n", source: "a.yaml")[0].get()
    let stored = try Manifest.decode(document).applying(document)
    #expect(
      stored.metadata.annotations[WellKnown.lastApplied]
        == #"{"apiVersion":"v1","kind":"Namespace","metadata":{"annotations":{},"name":"a"}}"# + "\n")
    // To apply the same again changes nothing, and leaves what others noted.
    #expect(try stored.applying(document) == stored)
    var noted = try #require(stored.as(Namespace.self))
    noted.metadata.annotations["team"] = "a"
    #expect(try noted.resource.applying(document) == noted.resource)
  }
}

extension Container {
  fileprivate func named(_ name: String) -> Container {
    var copy = self
    copy.name = name
    copy.image = name
    return copy
  }
}
