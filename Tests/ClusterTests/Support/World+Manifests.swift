import Cluster
import Controllers
import Karpenter
import Kubernetes
import Manifests

extension World {
  /// Applies manifests as a student does, in one command.
  mutating func apply(_ manifests: String) throws {
    let resources = try Manifest.decodeAll(manifests)
    try perform(UserCommand(text: "apply -f -")) { world throws(APIError) in
      for resource in resources { try world.create(resource) }
    }
  }

  mutating func turnOn(_ gate: FeatureGate) {
    configureKarpenter { settings, _ in settings.featureGates[gate] = true }
  }

  /// What controllers did about an object, in order.
  func changes(of name: String) -> [ControllerStep.Change] {
    decisions.all.compactMap { record in
      guard case .controllerStep(let step) = record.decision, step.object.name.name == name else { return nil }
      return step.change
    }
  }
}
