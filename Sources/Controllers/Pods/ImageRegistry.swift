import Kubernetes

/// Which images can be had.
///
/// Every image can, except: a tag that says itself that it does not exist (`nginx:nao-existe`), and a tag of one of
/// the images that everybody uses which is neither a version that there is nor a word that it is tagged with
/// (`nginx:1.999`, `nginx:latset`, but `python:alpine3.19`).
public enum ImageRegistry {
  private static let missingTags = ["nao-existe", "naoexiste", "inexistente", "does-not-exist", "missing"]

  /// The latest version of each, by what stands before the tag: `1.29` admits all up to 1.29.
  private static let latest: [String: (major: Int, minor: Int)] = [
    "nginx": (1, 29), "httpd": (2, 4), "redis": (8, 4), "postgres": (18, 1), "mysql": (9, 5),
    "mariadb": (12, 1), "busybox": (1, 37), "alpine": (3, 23), "python": (3, 14), "node": (25, 2),
    "memcached": (1, 6), "rabbitmq": (4, 2), "mongo": (8, 2), "perl": (5, 42), "golang": (1, 25),
    "ubuntu": (25, 10), "debian": (13, 2), "pause": (3, 10),
  ]
  private static let words: Set = [
    "latest", "stable", "mainline", "alpine", "slim", "perl", "otel", "lts", "current", "bookworm", "trixie",
    "bullseye", "glibc", "musl", "uclibc", "management", "noble", "jammy", "edge", "bitnami",
  ]

  /// The runtime's error for an image that there is not; nil for one that there is.
  public static func error(for image: String) -> String? {
    let (name, tag) = parts(of: image)
    guard !exists(name, tag) else { return nil }
    return UpstreamText.imageNotFound(qualified(name) + ":" + tag)
  }

  private static func exists(_ name: String, _ tag: String) -> Bool {
    if missingTags.contains(where: tag.hasPrefix) { return false }
    let base = name.split(separator: "/").last.map(String.init) ?? name
    let isLibrary =
      !name.contains("/") || name.hasPrefix("docker.io/library/") || name == "registry.k8s.io/pause"
    guard isLibrary, let latest = latest[base] else { return true }
    let head = tag.split(separator: "-").first.map(String.init) ?? tag
    let numbers = head.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard let major = numbers.first ?? nil else {
      return words.contains(String(head.prefix { $0.isLetter }))
    }
    guard numbers.count > 1 else { return major <= latest.major }
    guard let minor = numbers[1] else { return false }
    return (major, minor) <= latest
  }

  /// What stands before and after the tag's colon; a digest is a tag that exists.
  private static func parts(of image: String) -> (name: String, tag: String) {
    if let digest = image.firstIndex(of: "@") { return (String(image[..<digest]), "latest") }
    let slash = image.lastIndex(of: "/") ?? image.startIndex
    guard let colon = image[slash...].lastIndex(of: ":") else { return (image, "latest") }
    return (String(image[..<colon]), String(image[image.index(after: colon)...]))
  }

  private static func qualified(_ name: String) -> String {
    let host = name.split(separator: "/").first.map(String.init) ?? ""
    if name.contains("/"), host.contains(".") || host.contains(":") { return name }
    return name.contains("/") ? "docker.io/\(name)" : "docker.io/library/\(name)"
  }
}
