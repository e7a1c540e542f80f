using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using SkiaSharp;
using Ticketing.EventTicketing.Pictures;
using Ticketing.EventTicketing.Tests.Accounts;
using Ticketing.EventTicketing.Tests.Places;
using Ticketing.EventTicketing.Tests.Support;

namespace Ticketing.EventTicketing.Tests.Pictures;

/// <summary>Sellers upload pictures; what is served was drawn anew.</summary>
[Collection(DatabaseTests.Name)]
public sealed class PictureTests(EventDatabase database) : IDisposable
{
    private readonly TicketingService _service = database.SharedService();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_picture_is_served_in_a_few_widths_and_shows_with_its_event()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        var answer = await PutAsync(seller, path, Draw(2_000, 1_000), "image/png", "The band on stage");

        var picture = await UserEndpointTests.Json(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, picture.ToJsonString());
        picture["widths"]!.AsArray().Select(width => (int)width!).ShouldBe([480, 960, 1_600]);
        ((int)picture["width"]!, (int)picture["height"]!, (string)picture["alt"]!).ShouldBe((1_600, 800, "The band on stage"));
        var shown = (await UserEndpointTests.Json(await seller.GetAsync(path)))["picture"]!;
        shown.ToJsonString().ShouldBe(picture.ToJsonString());
        using var anybody = _service.CreateClient();
        var form = await anybody.GetAsync($"/pictures/{picture["picture_id"]}/480.webp");
        form.Headers.CacheControl!.ToString().ShouldContain("immutable");
        form.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        form.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        using var decoded = SKBitmap.Decode(await form.Content.ReadAsByteArrayAsync());
        (decoded.Width, decoded.Height).ShouldBe((480, 240));
        (await anybody.GetAsync($"/pictures/{picture["picture_id"]}/preview.jpg"))
            .Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await anybody.GetAsync($"/pictures/{picture["picture_id"]}/481.webp")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_production_a_super_venue_and_a_hall_show_their_own_and_lose_it_again()
    {
        using var scene = await PlaceScene.OpenAsync(database);
        var production = $"/productions/{await scene.ProductionAsync("沙丘")}";
        var hall = $"/venues/{await scene.HallAsync()}";
        var place = $"/super-venues/{(await ReadAsync(hall))["super_venue"]!["super_venue_id"]}";
        foreach (var owner in new[] { production, hall, place })
        {
            var picture = await UserEndpointTests.Json(
                await PutAsync(scene.Seller, owner, Draw(400, 300), "image/png", "A lantern"));
            picture["picture_id"].ShouldNotBeNull(picture.ToJsonString());
        }

        ((string)(await ReadAsync(production))["picture"]!["alt"]!).ShouldBe("A lantern");
        var details = await ReadAsync(place);
        details["super_venue"]!["picture"].ShouldNotBeNull();
        details["venues"]![0]!["picture"]!.ToJsonString().ShouldNotBe(details["super_venue"]!["picture"]!.ToJsonString());
        (await ReadAsync(hall))["picture"]!.ToJsonString().ShouldBe(details["venues"]![0]!["picture"]!.ToJsonString());
        (await scene.Seller.DeleteAsync(hall + "/picture")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadAsync(place))["venues"]![0]!["picture"].ShouldBeNull();
        (await ReadAsync(place))["super_venue"]!["picture"].ShouldNotBeNull();
        using var rival = await scene.Service.SignedInAsync("seller");
        await UserEndpointTests.Refused(
            await PutAsync(rival, hall, Draw(400, 300), "image/png", "Mine"), HttpStatusCode.Forbidden, "not-your-picture");

        async Task<JsonNode> ReadAsync(string path) => await UserEndpointTests.Json(await scene.Anybody.GetAsync(path));
    }

    [Fact]
    public async Task Another_picture_has_another_address_and_the_first_is_gone()
    {
        using var seller = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);
        var first = await UserEndpointTests.Json(await PutAsync(seller, path, Draw(400, 300), "image/png", "One"));

        var second = await UserEndpointTests.Json(await PutAsync(seller, path, Draw(300, 400), "image/png", "Two"));

        second["picture_id"]!.ToString().ShouldNotBe(first["picture_id"]!.ToString());
        (await seller.GetAsync($"/pictures/{first["picture_id"]}/400.webp")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await seller.GetAsync($"/pictures/{second["picture_id"]}/300.webp")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await seller.DeleteAsync(path + "/picture")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await UserEndpointTests.Json(await seller.GetAsync(path)))["picture"].ShouldBeNull();
        (await seller.GetAsync($"/pictures/{second["picture_id"]}/300.webp")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_pictures_of_ones_own_with_words_for_those_who_do_not_see_them()
    {
        using var seller = await _service.SignedInAsync("seller");
        using var rival = await _service.SignedInAsync("seller");
        var path = await CreateAsync(seller);

        await UserEndpointTests.Refused(
            await PutAsync(rival, path, Draw(400, 300), "image/png", "Mine"), HttpStatusCode.Forbidden, "not-your-picture");
        await UserEndpointTests.Refused(
            await PutAsync(seller, "/events/987654321", Draw(400, 300), "image/png", "x"), HttpStatusCode.NotFound,
            "picture-owner-not-found");
        await UserEndpointTests.Refused(
            await PutAsync(seller, path, Draw(400, 300), "image/png", " "), HttpStatusCode.BadRequest, "invalid-request");
        await UserEndpointTests.Refused(
            await PutAsync(seller, path, Encoding.UTF8.GetBytes("<svg onload='x()'/>"), "image/png", "x"),
            HttpStatusCode.UnprocessableEntity, "picture-unreadable");
        await UserEndpointTests.Refused(
            await PutAsync(seller, path, Draw(800, 600)[..2_000], "image/png", "x"),
            HttpStatusCode.UnprocessableEntity, "picture-unreadable");
        await UserEndpointTests.Refused(
            await PutAsync(seller, path, Draw(199, 300), "image/png", "x"), HttpStatusCode.UnprocessableEntity, "picture-size");
    }

    [Fact]
    public void A_small_file_of_a_huge_picture_is_refused_before_it_is_decoded()
    {
        // 9,000 × 9,000 pixels of one colour: 324 MB when decoded, some 300 KB as a file.
        var bomb = PngOf(9_000, 9_000);
        bomb.Length.ShouldBeLessThan(PictureRules.MaxBytes);
        var before = Environment.WorkingSet;

        var (picture, isWrongSize) = PictureForms.Make(bomb);

        (picture, isWrongSize).ShouldBe((null, true));
        (Environment.WorkingSet - before).ShouldBeLessThan(200_000_000);
    }

    [Fact]
    public void Nothing_of_the_file_but_its_pixels_is_kept()
    {
        using var drawn = SKBitmap.Decode(Draw(400, 300));
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, 90);
        const string secret = "taken at 25.0330 N 121.5654 E";
        byte[] comment = [0xFF, 0xFE, 0, (byte)(secret.Length + 2), .. Encoding.ASCII.GetBytes(secret)];
        byte[] upload = [.. jpeg.ToArray().AsSpan(0, 2), .. comment, .. jpeg.ToArray().AsSpan(2), .. "<script>"u8];

        var (picture, _) = PictureForms.Make(upload);

        foreach (var form in picture!.Forms)
        {
            var text = Encoding.Latin1.GetString(form.Content);
            text.ShouldNotContain("25.0330");
            text.ShouldNotContain("<script>");
        }
    }

    internal static byte[] Draw(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.DarkBlue);
        for (var i = 0; i < 200; i++)
        {
            using var paint = new SKPaint { Color = new SKColor(unchecked((uint)(i * 2_654_435_761L)) | 0xFF00_0000) };
            canvas.DrawCircle(i * 7_919 % width, i * 104_729 % height, 20, paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A PNG of black pixels that nobody had to draw.</summary>
    private static byte[] PngOf(int width, int height)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8; // bits, of grey
        Chunk("IHDR", head);
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                packed.Write(row);
            }
        }

        Chunk("IDAT", rows.ToArray());
        Chunk("IEND", []);
        return png.ToArray();

        void Chunk(string type, byte[] content)
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
            png.Write(number);
            byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
            png.Write(typed);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
            png.Write(number);
        }
    }

    /// <summary>CRC-32 of PNG, annex D.</summary>
    private static uint Crc(byte[] content)
    {
        var crc = 0xFFFF_FFFFu;
        foreach (var value in content)
        {
            crc ^= value;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320;
            }
        }

        return ~crc;
    }

    private static async Task<string> CreateAsync(HttpClient seller)
    {
        var created = await seller.PostAsJsonAsync("/events", JsonNode.Parse(
            """
            {"name":"Aurora Tour","venue":"Dome","starts_at":"2027-05-01T19:00","currency":"TWD",
             "sections":[{"name":"A","price":3000,"subsections":[{"number":1,"rows":1,"seats_per_row":4}]}]}
            """));
        return created.Headers.Location!.ToString();
    }

    internal static async Task<HttpResponseMessage> PutAsync(
        HttpClient seller, string path, byte[] file, string type, string alt)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await seller.PutAsync($"{path}/picture?alt={Uri.EscapeDataString(alt)}", content);
    }
}
