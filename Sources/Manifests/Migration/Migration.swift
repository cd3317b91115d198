import Kubernetes

/// Old manifests in today's versions, keeping what was written, and what was changed on the way.
public struct Migration: Equatable, Sendable {
  /// The objects of the file, in their order; an inline provider of a Provisioner becomes one more.
  public let objects: [JSONValue]
  public let changes: [Change]

  /// One change of one object. Paths of what is gone are those of the old document.
  public struct Change: Equatable, Sendable {
    /// The object as it is called now: `NodePool/default`.
    public let object: String
    public let edit: Edit
  }

  public enum Edit: Equatable, Sendable {
    case kind(from: String, to: String)
    case apiVersion(from: String, to: String)
    case moved(from: FieldPath, to: FieldPath)
    /// To another object; nil when the file has none to take it, and the field is lost.
    case movedToObject(from: FieldPath, to: String?, at: FieldPath)
    case value(at: FieldPath, from: JSONValue, to: JSONValue)
    case added(at: FieldPath, JSONValue)
    case removed(at: FieldPath)
    /// Nothing in the old document says what has to stand here.
    case toBeFilledIn(at: FieldPath)
  }

  /// The objects as one YAML file.
  public var yaml: String { objects.map(YAMLWriter.text).joined(separator: "---\n") }
}

extension Manifest {
  /// Brings documents to the versions of today: Karpenter's v1alpha5 and v1beta1, also where only the fields are
  /// of then and the version is of now, and built-in kinds that have moved to another group.
  public static func migrate(_ documents: [Document]) -> Migration {
    var editors = documents.map { ObjectEditor($0.json) }
    var added: [ObjectEditor] = []
    for index in editors.indices {
      switch editors[index].kindName {
      case "Provisioner":
        if let nodeClass = editors[index].migrateProvisioner() { added.append(nodeClass) }
      case "AWSNodeTemplate": editors[index].migrateNodeTemplate()
      case "NodePool": editors[index].migrateNodePool()
      case "EC2NodeClass": editors[index].migrateNodeClass()
      case "NodeClaim", "Machine": editors[index].migrateNodeClaim()
      default: editors[index].migrateGroup()
      }
    }
    editors += added
    handOverKubelets(&editors)
    return Migration(objects: editors.map(\.value), changes: editors.flatMap(\.changes))
  }

  /// What a NodePool said of the kubelet is for its NodeClass to say.
  private static func handOverKubelets(_ editors: inout [ObjectEditor]) {
    for index in editors.indices {
      guard let handover = editors[index].kubelet else { continue }
      let target = editors.indices.first {
        editors[$0].kindName == "EC2NodeClass" && editors[$0].name == handover.nodeClass
      }
      if let target {
        let written = editors[target].value(at: "spec.kubelet") ?? .object([:])
        editors[target].put(handover.settings.merging(written), at: "spec.kubelet")
      }
      editors[index].note(
        .movedToObject(from: handover.from, to: target.map { editors[$0].title }, at: "spec.kubelet"))
    }
  }
}
