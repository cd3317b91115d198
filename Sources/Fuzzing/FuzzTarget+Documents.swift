import Cloud
import Cluster
import Commands
import Kubernetes
import Manifests
import Narration

/// Manifests, dumps and messages.
extension FuzzTarget {
  func takeManifests(_ text: String) {
    for result in Document.readAll(text, source: "fuzz.yaml") {
      guard let document = try? result.get() else { continue }
      _ = YAMLWriter.text(document.json)
      _ = Manifest.migrate([document])
      take(document)
    }
  }

  /// Everything that `apply` does with a document before it is stored.
  private func take(_ document: Document) {
    do throws(InvalidManifest) {
      var resource = try Manifest.decode(document)
      resource.setDefaults()
      _ = resource.yaml
      let applied = try resource.applying(document)
      _ = applied.problems(updating: resource)
    } catch {
      _ = error.upstreamText
    }
  }

  func takeJSON(_ text: String) {
    let (values, _) = Manifest.jsonValues(text, limits: .manifest)
    for value in values {
      _ = JSONWriter.indented(value.json)
      take(Document(value.json, source: "fuzz.json"))
    }
    _ = Manifest.value(text)
  }

  /// A dump, and behind `====` a catalogue of node sizes.
  func takeDump(_ text: String) {
    let (objects, catalogue) = text.halves
    _ = PlanOfDump.output(
      of: objects, source: "fuzz.yaml", catalogue: catalogue.isEmpty ? nil : catalogue, language: .english)
  }

  /// A cluster with a machine to be told of.
  private static let world: World = {
    var world = World.course()
    if let pod = try? Manifest.decodeAll(waitingPod).first { _ = try? world.create(pod) }
    world.run(until: .seconds(180))
    return world
  }()

  private static let waitingPod = """
    {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: default},
     spec: {containers: [{name: web, image: nginx, resources: {requests: {cpu: "1"}}}]}}
    """

  /// A body comes into the queue, and Karpenter reads it. `@` stands for the instance that there is.
  func takeMessage(_ text: String) {
    let instance = Self.world.objects.nodeClaims.values.first?.status.providerID ?? ""
    let body = text.replacing("@", with: String(instance.split(separator: "/").last ?? ""))
    var world = Self.world
    let value = Manifest.value(body)
    do throws(CloudRefusal) {
      try world.strike(.message(value.map { .json($0) } ?? .text(body)))
      world.run(until: world.now + .seconds(30))
    } catch {}
  }
}
