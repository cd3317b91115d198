import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let edit = Command(
    "edit", origin: .kubectl, syntax: [.any(.resources)], flags: [.output, .selector, .validate],
    help: .edit
  ) { session, given throws(CommandError) in
    guard let person = session.person else { throw .say(SessionMessage.nobodyToEdit) }
    var output = CommandOutput()
    var replay: [String] = []
    for object in try session.targets(given.words, given) {
      let (said, came) = try session.edit(object, with: person, given)
      output.append(said)
      replay += came
    }
    session.replay = replay.joined(separator: "\n")
    return output
  }
}

extension Session {
  /// Lets a person change an object as often as it takes until it is valid.
  ///
  /// - Returns: what is said, and the commands that it came to.
  fileprivate mutating func edit(_ object: ClusterObject, with person: any Person, _ given: Invocation)
    throws(CommandError) -> (CommandOutput, [String])
  {
    let original = YAMLWriter.text(object.json)
    var text = original
    var complaint = ""
    while true {
      let edited: String
      do throws(EditingFailure) {
        edited = try person.edited(
          UpstreamText.editHeader + complaint + text, name: "\(object.kind.singular)-\(object.name).yaml")
      } catch {
        throw .say(SessionMessage.editorFailed(command: error.command, status: error.status))
      }
      let answer = edited.lines.filter { !$0.hasPrefix("#") }.map { $0 + "\n" }.joined()
      guard answer.contains(where: { !$0.isWhitespace }), answer != original,
        answer != text || complaint.isEmpty
      else {
        var output = CommandOutput()
        output.line(StyledText(UpstreamText.editCancelled))
        return (output, [])
      }
      do throws(CommandError) {
        return try take(answer, for: object, given)
      } catch {
        complaint = error.told(in: language).plain.lines.map { "# \($0)\n" }.joined() + "#\n"
        text = answer
      }
    }
  }

  private mutating func take(_ text: String, for object: ClusterObject, _ given: Invocation)
    throws(CommandError)
    -> (CommandOutput, [String])
  {
    guard let json = Manifest.value(text) else { throw .upstream(UpstreamText.unreadablePatch(text)) }
    let wanted = try object.replaced(by: json)
    guard wanted.reference == object.reference else {
      throw .say(SessionMessage.editedIdentity(from: object.qualifiedName, to: wanted.qualifiedName))
    }
    let before = self
    let output = try edit([object], given, did: "edited", unchanged: "skipped") { $0 = wanted }
    return (output, [before.command(bringing: object, to: wanted, as: world)])
  }

  /// The `apply` that an edit came to. One that would leave behind what the edit took out of a list is a `replace`.
  private func command(bringing object: ClusterObject, to wanted: ClusterObject, as edited: World) -> String {
    let document = object.json.removalsMarked(in: wanted.json.withoutStatus)
    let apply = Self.command("apply", of: document)
    var trial = self
    trial.person = nil
    let said = trial.execute(apply)
    let came = trial.world.object(object.reference)?.json.withoutBookkeeping
    if !said.status.isFailure, came == edited.object(object.reference)?.json.withoutBookkeeping {
      return apply
    }
    return Self.command("replace", of: wanted.json.withoutStatus)
  }

  private static func command(_ verb: String, of json: JSONValue) -> String {
    "kubectl \(verb) -f - <<'EDITED'\n\(YAMLWriter.text(json))EDITED"
  }
}

extension JSONValue {
  fileprivate var withoutStatus: JSONValue {
    var members = object ?? [:]
    members["status"] = nil
    return .object(members)
  }

  /// Without what every write changes, and without what `apply` remembers.
  fileprivate var withoutBookkeeping: JSONValue {
    var members = withoutStatus.object ?? [:]
    var metadata = members["metadata"]?.object ?? [:]
    for name in ["resourceVersion", "generation"] { metadata[name] = nil }
    if var annotations = metadata["annotations"]?.object {
      annotations[WellKnown.lastApplied] = nil
      metadata["annotations"] = annotations.isEmpty ? nil : .object(annotations)
    }
    members["metadata"] = .object(metadata)
    return .object(members)
  }

  /// Another value, with `null` for the members that only this one has.
  fileprivate func removalsMarked(in other: JSONValue) -> JSONValue {
    guard let mine = object, var members = other.object else { return other }
    for (key, value) in mine where key != "status" {
      members[key] = members[key].map { value.removalsMarked(in: $0) } ?? .null
    }
    return .object(members)
  }
}
