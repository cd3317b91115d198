import Kubernetes
import Manifests

extension World {
  /// Creates an object of any kind, as a manifest gives it.
  public mutating func create(_ resource: KubernetesResource) throws(APIError) {
    switch resource {
    case .inert(let object):
      guard objects.inert[ObjectStore.InertKey(kind: object.kind, name: resource.name)] == nil else {
        throw .alreadyExists(kind: object.kind, name: object.metadata.name)
      }
      put(object)
    default:
      if let object = resource.object as? any StoredObject { try create(object) }
    }
  }
}
