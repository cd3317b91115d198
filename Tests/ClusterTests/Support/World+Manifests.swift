import Controllers
import Karpenter
import Kubernetes
import Manifests

@testable import Cluster

extension World {
  /// Creates what manifests say, or takes over what they change, in one command.
  mutating func apply(_ manifests: String...) throws {
    let resources = try Manifest.decodeAll(manifests.joined(separator: "\n---\n"))
    try perform(UserCommand(text: "apply -f -")) { world throws(APIError) in
      for var resource in resources {
        resource.setDefaults()
        if resource.kind.isNamespaced, resource.metadata.namespace.isEmpty {
          resource.metadata.namespace = "default"
        }
        if let object = resource.object as? any StoredObject { try world.put(object) }
      }
    }
  }

  private mutating func put<Object: StoredObject>(_ object: Object) throws(APIError) {
    if objects.find(Object.self, object.name) == nil {
      try create(object)
    } else {
      try update(object)
    }
  }

  mutating func turnOn(_ gate: FeatureGate) {
    configureKarpenter { settings, _ in settings.featureGates[gate] = true }
  }

  /// What controllers did about an object, in order.
  func changes(of name: String) -> [ControllerStep.Change] {
    decisions.all.compactMap { record in
      guard case .controllerStep(let step) = record.decision, step.object.name.name == name else {
        return nil
      }
      return step.change
    }
  }
}
