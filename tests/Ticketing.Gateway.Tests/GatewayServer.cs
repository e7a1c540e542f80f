using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ticketing.Gateway.Tests;

/// <summary>
/// The gateway as it is, listening on a free port, with the given services and a front end of two files.
/// </summary>
internal sealed class GatewayServer : WebApplicationFactory<Program>
{
    public const string Script =
        "console.log('a script that is long enough to be worth compressing, compressing, compressing')";

    /// <summary>As web/pagesAhead.ts writes it.</summary>
    private const string Pages = """
        [
          {"page":"","scripts":[],"data":["/search?kind=film&limit=100"]},
          {"page":"event/:eventId","scripts":["/assets/EventPage-3c4d.js"],"data":["/events/:eventId"]},
          {"page":"performer/:name","scripts":["/assets/PerformerPage-5e6f.js"],"data":["/people/:name"]}
        ]
        """;

    /// <summary>For tests that stand for a crowd: the limits of one address must not be what they meet.</summary>
    public static readonly Dictionary<string, string> ManyAddresses = new() { ["Limits:AddressFactor"] = "1000" };

    /// <summary>Nothing listens there: port 1 needs rights that no test has.</summary>
    private const string Nowhere = "http://127.0.0.1:1";

    private readonly Dictionary<string, string> _services;
    private readonly bool _withWeb;
    private readonly bool _withTelemetry;
    private readonly ILoggerProvider? _log;
    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _replace;
    private readonly DirectoryInfo _web = Directory.CreateTempSubdirectory("gateway-web-");

    public GatewayServer(
        Dictionary<string, string>? services = null, bool withWeb = true, bool withTelemetry = false,
        ILoggerProvider? log = null, Dictionary<string, string>? settings = null,
        Action<IServiceCollection>? replace = null)
    {
        _settings = settings ?? [];
        _replace = replace;
        _log = log;
        _withTelemetry = withTelemetry;
        _services = services ?? [];
        _withWeb = withWeb;
        UseKestrel();
        StartServer();
        Client = CreateClient();
    }

    public HttpClient Client { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (_withWeb)
        {
            var assets = _web.CreateSubdirectory("assets").FullName;
            File.WriteAllText(Path.Combine(_web.FullName, "index.html"), "<!doctype html><title>Front end</title>");
            File.WriteAllText(Path.Combine(_web.FullName, "pages.json"), Pages);
            File.WriteAllText(Path.Combine(assets, "app-1a2b.js"), Script);
            using var compressed = new BrotliStream(
                File.Create(Path.Combine(assets, "app-1a2b.js.br")), CompressionLevel.Optimal);
            compressed.Write(Encoding.UTF8.GetBytes(Script));
        }

        // Not UseKestrel(0): that sets the port while the gateway's own Main may have started the server already.
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseSetting("Web:Root", _web.FullName);
        builder.UseSetting("Auth:PublicKey", Tokens.PublicKey);
        builder.UseSetting("ConnectionStrings:redis", "127.0.0.1:1");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        if (_replace is not null)
        {
            builder.ConfigureTestServices(_replace);
        }

        if (_log is not null)
        {
            builder.ConfigureLogging(logging => logging.AddProvider(_log));
        }

        if (_withTelemetry)
        {
            builder.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", Nowhere);
        }

        foreach (var service in (string[])["event-ticketing-service", "booking-service", "seat-reservation-service"])
        {
            builder.UseSetting($"services:{service}:http:0", _services.GetValueOrDefault(service, Nowhere));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _web.Exists)
        {
            _web.Delete(recursive: true);
        }
    }
}
