import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let patch = Command(
    "patch", origin: .kubectl, syntax: [.any(.resources)],
    flags: [
      .patch, .patchType, .subresource, .filename, .dryRun, .output, Flag("patch-file", .required(.file)),
    ], help: .patch,
    examples: [
      "create deployment web --image=nginx", #"patch deployment web -p '{"spec":{"replicas":3}}'"#,
      #"patch deployment web --type=merge -p '{"metadata":{"labels":{"team":"a"}}}'"#,
    ]
  ) { session, given throws(CommandError) in
    try given.refuseSubresource()
    let text: String
    if let file = given.values["patch-file"]?.last {
      text = try session.readText(file)
    } else if let inline = given[.patch] {
      text = inline
    } else {
      throw .upstream(UpstreamText.mustSpecifyPatch)
    }
    guard let patch = Manifest.value(text) else { throw .upstream(UpstreamText.unreadablePatch(text)) }
    let word = given[.patchType] ?? "strategic"
    guard let type = PatchType(rawValue: word) else {
      throw .upstream(UpstreamText.badPatchType(word))
    }
    let targets = try session.targets(given.words, given)
    return try session.edit(targets, given, did: "patched", unchanged: "patched (no change)") {
      (object) throws(CommandError) in
      guard let resource = object.resource else { return }
      let json: JSONValue
      do throws(PatchFailure) {
        json = try resource.patched(patch, type: type)
      } catch {
        throw .upstream(UpstreamText.patchFailed(error, object))
      }
      object = try object.replaced(by: json)
    }
  }
}

extension ClusterObject {
  /// This object with everything but its status as a document says.
  func replaced(by json: JSONValue) throws(CommandError) -> ClusterObject {
    var members = json.object ?? [:]
    if case .active = self { members["status"] = nil }
    do throws(InvalidManifest) {
      return ClusterObject(try Manifest.decode(.object(members), source: qualifiedName)) ?? self
    } catch {
      throw CommandError(error)
    }
  }
}

extension Invocation {
  /// Of subresources `scale` is one with the object here; the kubelet does not resize a running container, and a status
  /// is written by its controller alone.
  fileprivate func refuseSubresource() throws(CommandError) {
    switch self[.subresource] {
    case nil, "scale"?: return
    case "resize"?: throw .say(.notHere(command: "--subresource=resize", instead: "set resources"))
    case "status"?: throw .say(.notHere(command: "--subresource=status", instead: nil))
    case _?: throw .upstream(UpstreamText.noSuchSubresource)
    }
  }
}
