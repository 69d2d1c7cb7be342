"""Given names that often stand for each other: they propose who somebody may be and never decide it."""

_GROUPS = """
abigail abby gail|albert al bert|alexander alexandra alex sasha xander|alfred al fred|alice ali|alison ali
amanda mandy|andrew andy drew|angela angie|anthony tony|antonia toni|arthur art|barbara barb babs
benjamin ben benny|bernard bernie|beverly bev|bradley brad|brenda bren|bridget bridie
calvin cal|cameron cam|caroline carolyn carrie lina|catherine katherine kathryn cathy kathy kate katie kat kitty
charles charlie chuck|charlotte charlie lottie|christina christine chris chrissy tina
christopher chris kit topher|clifford cliff|cynthia cindy|daniel dan danny|danielle dani|david dave davy
deborah debra deb debbie|dennis denny|diana diane di|donald don donny|dorothy dot dottie|douglas doug
edward ed eddie ned ted|eleanor ellie nell nora|elizabeth liz lizzy beth betty eliza libby|emily em emmy
eugene gene|evelyn evie|florence flo|frances fran frankie|francis frank|franklin frank|frederick fred freddie
gabriel gabe|gabriella gabby|george geo|gerald gerry jerry|gregory greg|gwendolyn gwen|harold hal harry
harriet hattie|heather heath|helen nell|henry hank harry|isabel isabella izzy bella|jacob jake|jacqueline jackie
james jim jimmy jamie|janet jan|jeffrey geoffrey jeff geoff|jennifer jen jenny|jeremy jerry|jessica jess jessie
joanne joanna jo|john jack johnny jon|jonathan jon johnny|joseph joe joey|josephine jo josie|joshua josh
judith judy|julia julie jules|karen kari|kenneth ken kenny|kimberly kim kimmy|kristen kristin kris
lawrence larry|leonard len lenny|leslie les|lillian lily lil|linda lin|louis lou louie|louise lou
lucille lucy|madeline maddie|margaret maggie meg peggy marge greta|maria mary marie mia|martha marty
martin marty|matthew matt|maximilian max|melissa mel missy|michael mike mick mickey|michelle shelly
mitchell mitch|nancy nan|natalie nat|nathan nathaniel nate nat|nicholas nick nicky|nicole nikki
olivia liv livvy|pamela pam|patricia pat patty trish tricia|patrick pat paddy|peter pete|philip phil|phyllis phyl
rachel rae|raymond ray|rebecca becky becca|reginald reggie|richard rick dick rich ricky|robert bob rob bobby bert
roberta bobbie|rodney rod|roger rodge|ronald ron ronny|rosemary rose rosie|russell russ|samantha sam
samuel sam sammy|sandra sandy|sarah sara sally|sharon shari|stephanie steph|stephen steven steve|stuart stu
susan suzanne sue susie|sylvia syl|tamara tammy|terence terrence terry|teresa theresa terry tess|theodore ted theo
thomas tom tommy|timothy tim|valerie val|vanessa nessa|veronica ronnie|victor vic|victoria vicky tori
vincent vince|virginia ginny|vivian viv|walter walt|wendy wen|william bill will billy liam|zachary zach zack
"""

_GROUPS_OF: dict[str, frozenset[int]] = {}
for _place, _group in enumerate(_GROUPS.replace("\n", "|").strip("|").split("|")):
    for _name in _group.split():
        _GROUPS_OF[_name] = _GROUPS_OF.get(_name, frozenset()) | {_place}


def may_stand_for(one: str, other: str) -> bool:
    """Say whether two folded given names are often the same person's: "bob" and "robert"."""
    own = _GROUPS_OF.get(one)
    return own is not None and not own.isdisjoint(_GROUPS_OF.get(other, ()))
