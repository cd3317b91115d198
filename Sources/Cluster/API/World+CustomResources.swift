import Cloud
import Kubernetes
import Manifests

/// Karpenter's kinds, which a cluster has as long as their CustomResourceDefinitions stand.
///
/// A cluster that never had a definition has the kind all the same: it is its deletion that takes it away.
extension World {
  private static let definition = "CustomResourceDefinition"

  /// Whether objects of a kind can be created: its definition was not deleted.
  public func admits(_ kind: Kind) -> Bool { !withdrawnKinds.contains(kind) }

  /// Whether the API server knows a kind: of NodeClasses it has its provider's, and one whose definition was deleted
  /// for as long as objects of it are left.
  public func serves(_ kind: Kind) -> Bool {
    CloudProvider.allCases.allSatisfy { $0 == cloud.provider || $0.nodeClassKind != kind }
      && (admits(kind) || objects.all(kind)?.isEmpty == false)
  }

  /// With a definition go the objects of its kind, each as its finalizers let it.
  mutating func withdrawKind(of definition: InertObject) {
    guard let kind = Self.kind(definedBy: definition), kind.isCustomResource else { return }
    withdrawnKinds.insert(kind)
    for object in objects.all(kind) ?? [] { try? delete(object.reference) }
  }

  mutating func admitKind(of definition: InertObject) {
    if let kind = Self.kind(definedBy: definition) { withdrawnKinds.remove(kind) }
  }

  private static func kind(definedBy object: InertObject) -> Kind? {
    guard object.kind.name == definition, let spec = object.fields["spec"],
      let plural = spec["names"]?["plural"]?.string, let group = spec["group"]?.string
    else { return nil }
    return Kinds.named("\(plural).\(group)")?.kind
  }
}
