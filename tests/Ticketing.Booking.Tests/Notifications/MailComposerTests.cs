using MimeKit;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Notifications.Mail;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;

namespace Ticketing.Booking.Tests.Notifications;

public sealed class MailComposerTests
{
    private static readonly DateTimeOffset Evening = new(2026, 12, 31, 11, 30, 0, TimeSpan.Zero);
    private static readonly MailOptions Options = new() { PublicUrl = "https://tickets.example" };

    public static TheoryData<string, string> Kinds()
    {
        var data = new TheoryData<string, string>();
        foreach (var kind in Enum.GetNames<NotificationKind>())
        {
            data.Add(kind, MailTemplates.English);
            data.Add(kind, MailTemplates.TraditionalChinese);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_says_everything_in_every_language(string kind, string locale)
    {
        var mail = Compose(Enum.Parse<NotificationKind>(kind), locale);

        mail.Subject.ShouldContain("Aurora Tour");
        foreach (var text in new[] { mail.Subject, mail.Text, mail.Html })
        {
            text.ShouldNotContain("{");
        }
        mail.Text.ShouldContain("A-1 5/12");
        mail.Text.ShouldContain(locale == MailTemplates.TraditionalChinese ? "NT$3,000" : "NT$3,000.00");
        mail.Text.ShouldContain("Asia/Taipei");
        mail.Html.ShouldContain("https://tickets.example/booking/");
        (mail.Text.Any(c => c > '\u4e00') == (locale == MailTemplates.TraditionalChinese)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(nameof(NotificationKind.BookingConfirmed), true)]
    [InlineData(nameof(NotificationKind.WaitlistServed), true)]
    [InlineData(nameof(NotificationKind.HoldEnding), false)]
    [InlineData(nameof(NotificationKind.Refunded), false)]
    public void The_numbers_of_tickets_stand_where_the_tickets_are_good(string kind, bool isThere) =>
        Compose(Enum.Parse<NotificationKind>(kind), "en").Text
            .Contains("Ticket numbers: ", StringComparison.Ordinal).ShouldBe(isThere);

    [Fact]
    public void Seats_are_named_by_their_labels_and_an_area_has_none()
    {
        var plan = new SubsectionPlan(1, 5, 20, [], [])
        {
            Label = "Balcony", RowLabels = [null, null, null, null, "EE"], Numbering = new SeatNumbering(1, 2),
        };

        Compose(NotificationKind.BookingConfirmed, "en", plan: plan).Text.ShouldContain("A Balcony EE/23");
        Compose(NotificationKind.BookingConfirmed, "en", plan: plan with { Kind = PlaceKind.Area }).Text
            .ShouldNotContain("/23");
    }

    [Fact]
    public void Times_are_those_of_the_venue()
    {
        Compose(NotificationKind.BookingConfirmed, "en").Text.ShouldContain("Thu 31 Dec 2026, 19:30 (Asia/Taipei)");
        Compose(NotificationKind.BookingConfirmed, "zh-Hant").Text
            .ShouldContain("2026年12月31日 週四 19:30（Asia/Taipei）");
        MailFormats.Time(Evening, "Mars/Olympus", "en").ShouldEndWith("11:30 (UTC)");
    }

    [Theory]
    [InlineData(300_000, "TWD", "en", "NT$3,000.00")]
    [InlineData(300_000, "TWD", "zh-Hant", "NT$3,000")]
    [InlineData(300_050, "TWD", "zh-Hant", "NT$3,000.50")]
    [InlineData(3_000, "JPY", "en", "¥3,000")]
    [InlineData(1_234_567, "KWD", "en", "KWD 1,234.567")]
    [InlineData(5, "EUR", "en", "€0.05")]
    public void Money_has_the_digits_of_its_currency(long minor, string currency, string locale, string text) =>
        MailFormats.Money(minor, currency, locale).ShouldBe(text);

    [Fact]
    public void Names_become_text_never_markup()
    {
        var mail = Compose(
            NotificationKind.BookingConfirmed, "en", name: "<script>alert('x')</script>{event}", title: "A & <b>B</b>");

        mail.Html.ShouldNotContain("<script");
        mail.Html.ShouldNotContain("<b>");
        mail.Html.ShouldContain("A &amp; &lt;b&gt;B&lt;/b&gt;");
        // A value is not filled in turn.
        mail.Text.ShouldContain("</script>{event},");
    }

    [Fact]
    public void Line_breaks_make_no_headers()
    {
        var hostile = "Tour\r\nBcc: everybody@example.org\r\n\r\nbody";
        using var message = SmtpMailSender.Build(
            Compose(NotificationKind.BookingConfirmed, "en", name: hostile, title: hostile), Options);

        message.Headers.ShouldNotContain(h => h.Field == "Bcc");
        message.Bcc.ShouldBeEmpty();
        var read = Reread(message);
        read.Bcc.ShouldBeEmpty();
        read.Headers.Select(h => h.Field).Order().ShouldBe(
            ["Auto-Submitted", "Date", "From", "MIME-Version", "Message-Id", "Subject", "To"],
            Case.Insensitive);
        Should.Throw<FormatException>(() => SmtpMailSender.Build(
            Compose(NotificationKind.BookingConfirmed, "en") with { To = "a@example.org\r\nBcc: b@example.org" },
            Options));
        read.MessageId.ShouldNotBeNull().ShouldMatch("^[0-9a-f]{32}@ticketing.local$");
    }

    [Theory]
    [InlineData("Henry \"The Fonz\" W")]
    [InlineData("Foo\\")]
    [InlineData("x\" <a@evil.example>, \"y")]
    [InlineData("a, b; c: <d>")]
    [InlineData("李小龍")]
    [InlineData("")]
    public void A_name_is_a_name_and_never_an_address(string name)
    {
        using var message = SmtpMailSender.Build(
            Compose(NotificationKind.BookingConfirmed, "en") with { ToName = name }, Options);
        var to = Reread(message).To.ShouldHaveSingleItem().ShouldBeOfType<MailboxAddress>();
        (to.Name ?? "", to.Address).ShouldBe((name, "ada@example.org"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@b@c")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("<a@example.org>")]
    [InlineData("a b@example.org")]
    public void What_is_no_address_is_refused(string address) =>
        Should.Throw<FormatException>(() => SmtpMailSender.Build(
            Compose(NotificationKind.BookingConfirmed, "en") with { To = address }, Options));

    /// <summary>As the receiver gets it.</summary>
    private static MimeMessage Reread(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        stream.Position = 0;
        return MimeMessage.Load(stream);
    }

    private static MailMessageText Compose(
        NotificationKind kind, string locale, string name = "Ada", string title = "Aurora Tour",
        SubsectionPlan? plan = null)
    {
        var about = TestEvents.Entry(TestEvents.OnSale, SaleStatus.OnSale) with
        {
            Name = title, Venue = "Taipei Dome", StartsAt = Evening, TimeZone = "Asia/Taipei",
        };
        about = plan is null ? about : about with { Sections = [new SectionPlan("A", 0, 1, [plan])] };
        var detail = new NotificationDetail(
            "A", [[1, 5, 12]], 300_000, 30_000, "TWD", Evening, "card-declined",
            kind == NotificationKind.PaymentLate ? "retaken" : null);
        var row = new NotificationRow
        {
            Id = Guid.NewGuid(),
            Seq = 1,
            KindName = NotificationKinds.NameOf(kind),
            UserId = Guid.NewGuid(),
            EventId = TestEvents.OnSale,
            BookingId = Guid.NewGuid(),
            DetailJson = detail.ToJson(),
            CreatedAt = Evening,
        };
        return new MailComposer(Options).Compose(
            row, new UserContact(new UserId(row.UserId), "ada@example.org", name, locale), about);
    }
}
