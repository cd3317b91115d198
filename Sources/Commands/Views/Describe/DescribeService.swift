import Cluster
import Kubernetes
import Narration

/// Source: kubectl `pkg/describe/describe.go`, `describeService`.
extension Description {
  init(_ service: Service, in world: World) {
    identity(service.metadata)
    labelsAndAnnotations(service.metadata)
    field("Selector", service.selector.columnText)
    field("Type", service.type.rawValue)
    if let policy = service.inert["ipFamilyPolicy"]?.string { field("IP Family Policy", policy) }
    let families = (service.inert["ipFamilies"]?.array ?? []).compactMap(\.string)
    if !families.isEmpty { field("IP Families", families.joined(separator: ",")) }
    field("IP", service.clusterIP)
    field("IPs", service.clusterIP.isEmpty ? "<none>" : service.clusterIP)
    let slices = world.objects.all(EndpointSlice.self, in: service.metadata.namespace)
      .filter { $0.metadata.labels[EndpointSlice.serviceNameLabel] == service.metadata.name }
    for port in service.ports {
      let name = port.name.isEmpty ? "<unset>" : port.name
      field("Port", "\(name)\t\(port.port)/\(port.protocol.rawValue)")
      if let target = port.targetPort { field("TargetPort", "\(target)/\(port.protocol.rawValue)") }
      if port.nodePort > 0 { field("NodePort", "\(name)\t\(port.nodePort)/\(port.protocol.rawValue)") }
      field("Endpoints", Self.endpoints(slices, port: port.name))
    }
    field("Session Affinity", service.inert["sessionAffinity"]?.string ?? "None")
    if let policy = service.inert["externalTrafficPolicy"]?.string {
      field("External Traffic Policy", policy)
    }
    if let policy = service.inert["internalTrafficPolicy"]?.string {
      field("Internal Traffic Policy", policy)
    }
    events(about: service.reference, in: world)
  }

  /// The addresses that answer, three at most.
  private static func endpoints(_ slices: [EndpointSlice], port name: String) -> String {
    let addresses = slices.flatMap { slice in
      let port = slice.ports.first { $0.name == name }?.port
      return slice.endpoints.filter(\.isReady).flatMap(\.addresses).map { address in
        port.map { "\(address):\($0)" } ?? address
      }
    }
    guard addresses.count > 3 else { return addresses.joined(separator: ",") }
    return addresses.prefix(3).joined(separator: ",") + " + \(addresses.count - 3) more..."
  }
}
