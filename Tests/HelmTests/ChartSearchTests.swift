import Helm
import Testing

struct ChartSearchTests {
  private static let repositories: ChartRepositories = {
    var repositories = ChartRepositories()
    repositories.add("metrics-server", url: "https://kubernetes-sigs.github.io/metrics-server/")
    return repositories
  }()

  @Test(
    "a chart is found by registry, repository and version",
    arguments: [
      ("oci://public.ecr.aws/karpenter/karpenter", nil, "karpenter-1.13.0"),
      ("oci://public.ecr.aws/karpenter/karpenter", "1.13.0", "karpenter-1.13.0"),
      ("oci://public.ecr.aws/karpenter/karpenter", "1.13", "karpenter-1.13.0"),
      ("oci://public.ecr.aws/karpenter/karpenter-crd", "^1.2.0", "karpenter-crd-1.13.0"),
      ("oci://public.ecr.aws/karpenter/karpenter", "1.x", "karpenter-1.13.0"),
      ("oci://public.ecr.aws/karpenter/karpenter", ">=1.0", "karpenter-1.13.0"),
      ("metrics-server/metrics-server", nil, "metrics-server-3.13.0"),
    ])
  func finds(reference: String, version: String?, fullName: String) throws {
    #expect(try Self.repositories.chart(reference, version: version).chart.fullName == fullName)
  }

  @Test(
    "what is not there is refused with what is near",
    arguments: [
      ("oci://public.ecr.aws/karpenter/karpentr", nil, "oci://public.ecr.aws/karpenter/karpenter"),
      ("oci://public.ecr.aws/karpenter/karpenter", "1.99.0", "--version 1.13.0"),
      ("oci://public.ecr.aws/karpenter/karpenter", "~1.12.0", "--version 1.13.0"),
      ("oci://public.ecr.aws/karpenter/karpenter", "talvez", "--version 1.13.0"),
      ("metrics-server/metrics-servr", nil, "metrics-server"),
      ("metrics-server/metrics-server", "9.0", "--version 3.13.0"),
      ("karpenter", nil, "oci://public.ecr.aws/karpenter/karpenter"),
      ("karpenter/karpenter", nil, "oci://public.ecr.aws/karpenter/karpenter"),
      ("vpaa", nil, "vpa --repo https://charts.fairwinds.com/stable"),
    ])
  func refuses(reference: String, version: String?, nearest: String) {
    #expect(throws: ChartNotFound.self) { try Self.repositories.chart(reference, version: version) }
    do throws(ChartNotFound) {
      _ = try Self.repositories.chart(reference, version: version)
    } catch {
      #expect(error.nearest.first == nearest)
    }
  }
}
