using System.Xml.Linq;

namespace Ticketing.Architecture.Tests;

/// <summary>Dependencies between projects point inwards.</summary>
public class ProjectReferencesTests
{
    /// <summary>What services may share; everything else in services/ stands alone.</summary>
    private static readonly string[] Libraries = ["Ticketing.Contracts", "Ticketing.Messaging"];

    private static readonly Dictionary<string, (List<string> Projects, List<string> Packages)> Projects = Sources.All
        .Where(path => path.EndsWith(".csproj") && (path.StartsWith("services/") || path.StartsWith("Ticketing.")))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, ReferencesOf);

    [Fact]
    public void No_service_references_another()
    {
        var services = Projects.Keys.Where(IsService).ToList();
        services.Count.ShouldBeGreaterThan(1);
        foreach (var service in services)
        {
            Projects[service].Projects.Where(IsService).ShouldBeEmpty($"{service} must not know another service");
        }
    }

    [Fact]
    public void Contracts_reference_nothing()
    {
        var (projects, packages) = Projects["Ticketing.Contracts"];
        projects.ShouldBeEmpty();
        packages.ShouldBeEmpty();
    }

    [Fact]
    public void Shared_libraries_point_inwards()
    {
        Projects["Ticketing.ServiceDefaults"].Projects.ShouldBe(["Ticketing.Contracts"]);
        Projects["Ticketing.Messaging"].Projects.ShouldBe(["Ticketing.Contracts", "Ticketing.ServiceDefaults"]);
    }

    [Fact]
    public void Only_the_AppHost_knows_all_services_and_nobody_knows_it()
    {
        Projects.Keys.ShouldContain("Ticketing.AppHost");
        Projects.Where(p => p.Value.Projects.Contains("Ticketing.AppHost")).ShouldBeEmpty();
    }

    [Fact]
    public void Package_versions_are_in_one_place()
    {
        var files = Sources.All.Where(path => path.EndsWith(".csproj")).ToList();
        files.ShouldNotBeEmpty();
        files.Where(path => XDocument.Load(Sources.Full(path)).Descendants("PackageReference")
            .Any(e => e.Attribute("Version") is not null)).ShouldBeEmpty();
    }

    private static bool IsService(string project) =>
        Sources.All.Contains($"services/{project}/{project}.csproj") && !Libraries.Contains(project);

    private static (List<string> Projects, List<string> Packages) ReferencesOf(string path)
    {
        var document = XDocument.Load(Sources.Full(path));
        return (
            [.. document.Descendants("ProjectReference")
                .Select(e => Path.GetFileNameWithoutExtension(((string)e.Attribute("Include")!).Replace('\\', '/')))],
            [.. document.Descendants("PackageReference").Select(e => (string)e.Attribute("Include")!)]);
    }
}
