using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ticketing.EventTicketing.Accounts;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Door;
using Ticketing.EventTicketing.Tests.Support;
using Ticketing.EventTicketing.Wallet;

namespace Ticketing.EventTicketing.Tests.Wallet;

[Collection(DatabaseTests.Name)]
public sealed class WalletPassTests(EventDatabase database) : IAsyncLifetime
{
    private DoorScene _scene = null!;

    private string Order => $"/tickets/orders/{_scene.Booking.BookingId}";

    private string Ticket(int seat) => $"/tickets/{_scene.EventId}-A-1-1-{seat}";

    public async Task InitializeAsync() => _scene = await DoorScene.OpenAsync(database);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_pass_is_signed_by_the_pass_type_and_lets_its_holder_in()
    {
        var answer = await _scene.Buyer.GetAsync($"{Ticket(2)}/apple.pkpass");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.apple.pkpass");
        var files = Unzip(await answer.Content.ReadAsByteArrayAsync());
        CheckSignature(files);
        var pass = JsonNode.Parse(files["pass.json"])!;
        ((int)pass["formatVersion"]!).ShouldBe(1);
        ((string)pass["passTypeIdentifier"]!).ShouldBe("pass.org.example.tickets");
        ((string)pass["teamIdentifier"]!).ShouldBe("A1B2C3D4E5");
        ((string)pass["organizationName"]!).ShouldBe("Aurora Live");
        ((string)pass["serialNumber"]!).ShouldBe($"{_scene.EventId}-A-1-1-2.0");
        ((string)pass["relevantDate"]!).ShouldBe("2030-01-01T08:00:00+08:00");
        ((string)pass["eventTicket"]!["primaryFields"]![0]!["value"]!).ShouldBe("北極光；Tour, \"live\"");
        pass["eventTicket"]!["auxiliaryFields"]!.AsArray().Select(f => (string)f!["value"]!).ShouldBe(["A-1", "1", "2"]);
        var barcode = pass["barcodes"]![0]!;
        ((string)barcode["format"]!).ShouldBe("PKBarcodeFormatQR");
        var scan = await _scene.ScanAsync(DoorScene.Scan((string)barcode["message"]!));
        ((string)scan["outcome"]!).ShouldBe("admitted");
    }

    [Fact]
    public async Task All_passes_of_an_order_come_in_one_file()
    {
        await _scene.RefundAsync((1, 1));

        var answer = await _scene.Buyer.GetAsync($"{Order}/apple.pkpasses");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.apple.pkpasses");
        var passes = Unzip(await answer.Content.ReadAsByteArrayAsync());
        passes.Keys.ShouldBe(["ticket-1.pkpass", "ticket-2.pkpass"]);
        passes.Values.Select(pass => (string)JsonNode.Parse(Unzip(pass)["pass.json"])!["serialNumber"]!)
            .ShouldBe([$"{_scene.EventId}-A-1-1-2.0", $"{_scene.EventId}-A-1-1-3.0"]);
    }

    [Fact]
    public async Task Google_gets_a_link_that_its_service_account_signed()
    {
        var answer = await UserEndpointTests.Json(await _scene.Buyer.GetAsync($"{Ticket(3)}/google-wallet"));

        var url = (string)answer["url"]!;
        const string Save = "https://pay.google.com/gp/v/save/";
        url.ShouldStartWith(Save);
        var handler = new JsonWebTokenHandler();
        var checkedToken = await handler.ValidateTokenAsync(url[Save.Length..], new TokenValidationParameters
        {
            IssuerSigningKey = new RsaSecurityKey(WalletKeys.Google), ValidIssuer = "wallet@example.org",
            ValidAudience = "google", ValidAlgorithms = [SecurityAlgorithms.RsaSha256], ValidateLifetime = false,
        });
        checkedToken.IsValid.ShouldBeTrue(checkedToken.Exception?.Message);
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(url[Save.Length..].Split('.')[1]))!;
        ((string)claims["typ"]!).ShouldBe("savetowallet");
        var ofEvent = claims["payload"]!["eventTicketClasses"]![0]!;
        var ticket = claims["payload"]!["eventTicketObjects"]![0]!;
        ((string)ticket["classId"]!).ShouldBe((string)ofEvent["id"]!);
        ((string)ticket["id"]!).ShouldMatch("^3388000000012345678\\.[A-Za-z0-9._-]+$");
        ((string)ofEvent["dateTime"]!["start"]!).ShouldBe("2030-01-01T08:00:00+08:00");
        ((string)ticket["seatInfo"]!["seat"]!["defaultValue"]!["value"]!).ShouldBe("3");
        var rule = ticket["textModulesData"]![0]!;
        ((string)rule["localizedHeader"]!["translatedValues"]![0]!["value"]!).ShouldBe("入場須知");
        ((string)rule["localizedBody"]!["defaultValue"]!["value"]!).ShouldStartWith("Lets one person in");
        var scan = await _scene.ScanAsync(DoorScene.Scan((string)ticket["barcode"]!["value"]!));
        ((string)scan["outcome"]!).ShouldBe("admitted");
    }

    [Fact]
    public async Task Only_who_may_see_the_code_gets_a_pass_and_a_refunded_ticket_has_none()
    {
        using var stranger = await _scene.Service.SignedInAsync("buyer");
        foreach (var path in (string[])[$"{Order}/wallets", $"{Order}/apple.pkpasses", $"{Ticket(1)}/apple.pkpass",
            $"{Ticket(1)}/google-wallet"])
        {
            (await _scene.Buyer.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            await UserEndpointTests.Refused(await stranger.GetAsync(path), HttpStatusCode.Forbidden, "not-your-order");
        }

        await _scene.RefundAsync((1, 1));
        await UserEndpointTests.Refused(
            await _scene.Buyer.GetAsync($"{Ticket(1)}/apple.pkpass"), HttpStatusCode.NotFound, "ticket-not-found");
    }

    [Fact]
    public async Task A_wallet_without_keys_is_not_offered()
    {
        await using var without = With(
            ("ApplePassType", ""), ("AppleTeam", ""), ("AppleCertificate", ""), ("AppleIssuerCertificate", ""));
        using var buyer = without.CreateClient();
        buyer.DefaultRequestHeaders.Authorization = _scene.Buyer.DefaultRequestHeaders.Authorization;

        var wallets = await UserEndpointTests.Json(await buyer.GetAsync($"{Order}/wallets"));
        ((bool)wallets["apple"]!, (bool)wallets["google"]!).ShouldBe((false, true));
        await UserEndpointTests.Refused(
            await buyer.GetAsync($"{Ticket(1)}/apple.pkpass"), HttpStatusCode.NotFound, "wallet-not-offered");
        (await buyer.GetAsync($"{Ticket(1)}/google-wallet")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("AppleTeam", "")]
    [InlineData("GooglePrivateKey", "")]
    public void Half_a_configuration_stops_the_start(string setting, string value)
    {
        using var half = With((setting, value));

        Should.Throw<OptionsValidationException>(() => half.CreateClient()).Message.ShouldContain("or none of them");
    }

    private WebApplicationFactory<Passwords> With(params (string Name, string Value)[] settings) =>
        _scene.Service.WithWebHostBuilder(builder =>
        {
            foreach (var (name, value) in settings)
            {
                builder.UseSetting($"{WalletOptions.Section}:{name}", value);
            }
        });

    /// <summary>As a phone does: every file is in the manifest, and the manifest is signed.</summary>
    private static void CheckSignature(Dictionary<string, byte[]> files)
    {
        var manifest = JsonNode.Parse(files["manifest.json"])!.AsObject();
        manifest.Select(entry => entry.Key).Order().ShouldBe(files.Keys.Except(["manifest.json", "signature"]).Order());
        manifest.Select(entry => entry.Key).ShouldContain("icon@2x.png");
        // The phone chooses: with one language alone, it would show that one to everybody.
        Encoding.Unicode.GetString(files["zh-Hant.lproj/pass.strings"]).ShouldContain("\"Seat\" = \"座號\";\n");
        Encoding.Unicode.GetString(files["en.lproj/pass.strings"]).ShouldContain("\"Seat\" = \"Seat\";\n");
        foreach (var (name, hash) in manifest)
        {
#pragma warning disable CA5350 // The format of the manifest.
            ((string)hash!).ShouldBe(Convert.ToHexStringLower(SHA1.HashData(files[name])), name);
#pragma warning restore CA5350
        }

        var message = new SignedCms(new ContentInfo(files["manifest.json"]), detached: true);
        message.Decode(files["signature"]);
        message.CheckSignature(verifySignatureOnly: true);
        message.SignerInfos[0].Certificate!.Thumbprint.ShouldBe(WalletKeys.Certificate.Thumbprint);
        message.SignerInfos[0].SignedAttributes.OfType<CryptographicAttributeObject>()
            .ShouldContain(attribute => attribute.Oid.Value == "1.2.840.113549.1.9.5", "Apple asks for the time of signing");
        message.Certificates.Select(certificate => certificate.Thumbprint).ShouldContain(WalletKeys.Issuer.Thumbprint);
    }

    private static Dictionary<string, byte[]> Unzip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }
}
