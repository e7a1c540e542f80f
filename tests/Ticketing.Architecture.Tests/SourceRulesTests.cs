using System.Text.RegularExpressions;

namespace Ticketing.Architecture.Tests;

/// <summary>House rules that show in the text of the files.</summary>
public partial class SourceRulesTests
{
    private const int MaxLines = 250;

    /// <summary>The aim is 110; what is longer than this does not fit beside another file in a review.</summary>
    private const int MaxLineLength = 130;

    [Fact]
    public void Namespace_is_the_folder()
    {
        var withNamespace = 0;
        var violations = new List<string>();
        foreach (var path in Sources.ProductAndTests)
        {
            var line = Sources.Lines(path).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal));
            if (line is null)
            {
                continue;
            }

            withNamespace++;
            var parts = path.Split('/');
            var fromProject = parts[0] is "services" or "tests" ? parts[1..^1] : parts[..^1];
            var expected = $"namespace {string.Join('.', fromProject)};";
            if (line != expected)
            {
                violations.Add($"{path}: {line}");
            }
        }

        withNamespace.ShouldBeGreaterThan(50);
        violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?Now\b", "time comes from TimeProvider")]
    [InlineData(@"\bThread\.Sleep\b", "wait for something")]
    [InlineData(@"\basync void\b", "nobody sees its exception")]
    [InlineData(@"catch\s*(\(\s*Exception\b[^)]*\))?\s*\{\s*\}", "a bug must not vanish")]
    public void Product_does_without(string pattern, string reason)
    {
        Sources.Product.Count.ShouldBeGreaterThan(30);
        var regex = new Regex(pattern);
        Sources.Product.Where(path => regex.IsMatch(WithoutComments(path))).ShouldBeEmpty(reason);
    }

    [Fact]
    public void Files_are_short()
    {
        Sources.Web.Count.ShouldBeGreaterThan(30);
        Sources.ProductAndTests.Concat(Sources.Web)
            .Where(path => Sources.Lines(path).Length > MaxLines).ShouldBeEmpty();
    }

    [Fact]
    public void Lines_are_short() =>
        Sources.ProductAndTests
            .SelectMany(path => Sources.Lines(path).Select((line, i) => (Where: $"{path}:{i + 1}", line.Length)))
            .Where(line => line.Length > MaxLineLength).ShouldBeEmpty();

    [Fact]
    public void No_file_names_the_host_of_a_package_registry()
    {
        var files =
            Sources.All.Where(path => Path.GetFileName(path) is "package-lock.json" or ".npmrc" or "nuget.config"
            || path.EndsWith(".csproj") || path.EndsWith(".props")).ToList();
        files.ShouldContain("web/package-lock.json");
        var hosts = files.SelectMany(path => Sources.Lines(path)
            .Where(line => line.Contains("\"resolved\"") || !path.EndsWith("package-lock.json"))
            .SelectMany(line => Hosts().Matches(line)).Select(m => (path, Host: m.Groups[1].Value)));
        hosts.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_looks_like_a_secret()
    {
        var text = Sources.All.Where(path => new FileInfo(Sources.Full(path)).Length < 2_000_000)
            .Where(path => Path.GetExtension(path) is not (".png" or ".ico" or ".woff2" or ".jpg")).ToList();
        text.Count.ShouldBeGreaterThan(100);
        text.Where(path => Secrets().IsMatch(File.ReadAllText(Sources.Full(path)))).ShouldBeEmpty();
    }

    [Fact]
    public void Twin_the_patterns_find_what_they_look_for()
    {
        Secrets().IsMatch("-----BEGIN " + "EC PRIVATE KEY-----").ShouldBeTrue();
        Secrets().IsMatch("MIGHAgEAMBMGByqGSM49" + "AgEGCCqGSM49AwEHBG0wawIBAQQg").ShouldBeTrue();
        Secrets().IsMatch("gh" + "p_0123456789abcdefghijABCDEFGHIJ012345").ShouldBeTrue();
        Hosts().Match("\"resolved\": \"https://mirror.example:8443/npm/x.tgz\"").Groups[1].Value.ShouldBe(
            "mirror.example");
    }

    private static string WithoutComments(string path) => string.Join(
        '\n', Sources.Lines(path).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex("https?://([a-zA-Z0-9.-]+)")]
    private static partial Regex Hosts();

    // PEM and bare PKCS#8 private keys, AWS, GitHub, Slack and Stripe keys, signed tokens.
    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY|MIGHAgEAMBMGByqGSM49[A-Za-z0-9+/]{20}|AKIA[0-9A-Z]{16}"
        + "|gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-[0-9A-Za-z-]{20}|[sr]k_live_[0-9A-Za-z]{16}"
        + "|eyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}")]
    private static partial Regex Secrets();
}
